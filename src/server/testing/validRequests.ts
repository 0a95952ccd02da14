import { contract } from '../../contract/contract.ts'
import { mockContract } from '../../contract/mockContract.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { Account } from '../../domain/accounts/account.ts'
import {
  aGrant,
  aWorld,
  game,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../../domain/testing/aWorld.ts'
import { ifMatch, once } from './backendWith.ts'

/** Everything the mock backend answers. */
export const everyEndpoint = { ...contract, ...mockContract }
export type EndpointName = keyof typeof everyEndpoint

/** The owner shares with the shop, took a share back from the official account, and works in one environment. */
export const { world: busyWorld } = aWorld()
  .withShare({ version: 2 })
  .withReceivedShare()
  .withShare({ grantee: news, endedBy: owner })
  .withCurrentEnvironment(owner, prodEnvironment)
  .withItems(
    testEnvironment,
    { resource: 'functions', name: 'hello', id: 'hello', code: '', rule: '{"invoke": true}', version: 2 },
    { resource: 'database', name: 'orders', id: 'orders', rule: '{"read": true}' },
  )
  .withRecords(testEnvironment, 'orders', { id: 'order-1', data: { cups: 2 }, openId: 'o1', version: 2 })

interface ValidRequest {
  as: Account
  path: string
  /** For writes: all of it is needed. */
  body?: object
  headers?: Record<string, string>
  /** Where what it changes can be read, if not at its own address: the list it is in. */
  listedAt?: string
}

const items = `/api/environments/${testEnvironment.id}/items`
const content = { resource: 'functions', code: 'exports.main = () => 1', rule: '{"invoke": true}' }

/** For every endpoint a request that is accepted in `busyWorld`. */
const validRequests: Record<EndpointName, ValidRequest> = {
  getHealth: { as: owner, path: '/api/health' },
  getSession: { as: owner, path: '/api/session' },
  listPersonas: { as: owner, path: '/api/personas?page=1&pageSize=10&search=o' },
  switchAccount: { as: owner, path: '/api/session', body: { appId: shop.appId } },
  getConfiguration: { as: owner, path: '/api/configuration' },
  getActivation: { as: owner, path: '/api/activation' },
  listBlockers: { as: owner, path: '/api/activation/blockers?page=1&pageSize=10&search=o' },
  activateSharing: { as: shop, path: '/api/activation', body: {}, headers: once() },
  deregisterSharing: { as: shop, path: '/api/activation', headers: ifMatch(1) },
  lookUpAccount: { as: owner, path: `/api/account-look-up?appId=${game.appId}` },
  listOwnEnvironments: { as: owner, path: '/api/environments/own' },
  listReceivedEnvironments: { as: owner, path: '/api/environments/received' },
  getCurrentEnvironment: { as: owner, path: '/api/current-environment' },
  switchEnvironment: {
    as: owner,
    path: '/api/current-environment',
    body: { environmentId: testEnvironment.id },
    headers: ifMatch(1),
  },
  getEnvironment: { as: owner, path: `/api/environments/${testEnvironment.id}` },
  listItems: { as: owner, path: `${items}?resource=functions` },
  addItem: { as: owner, path: items, body: { name: 'getOrders', content }, headers: once() },
  changeItem: {
    as: owner,
    path: `${items}/hello`,
    body: { content },
    headers: ifMatch(2),
    listedAt: `${items}?resource=functions`,
  },
  removeItem: { as: owner, path: `${items}/hello`, headers: ifMatch(2), listedAt: `${items}?resource=functions` },
  listRecords: { as: owner, path: `${items}/orders/records?page=1&pageSize=10&search=o` },
  getRecord: { as: owner, path: `${items}/orders/records/order-1` },
  addRecord: { as: owner, path: `${items}/orders/records`, body: { data: { cups: 1 } }, headers: once() },
  changeRecord: {
    as: owner,
    path: `${items}/orders/records/order-1`,
    body: { data: { cups: 1 } },
    headers: ifMatch(2),
  },
  removeRecord: { as: owner, path: `${items}/orders/records/order-1`, headers: ifMatch(2) },
  getPlayground: { as: owner, path: '/api/playground' },
  stopRun: { as: owner, path: '/api/runs/run-1' },
  runCode: { as: owner, path: '/api/runs', body: { caller: shop.appId, code: '' } },
  checkAuthFunction: { as: owner, path: `/api/environments/${testEnvironment.id}/auth-function-check`, body: {} },
  listShares: { as: owner, path: '/api/shares?direction=given&page=1&pageSize=10&sort=name' },
  countShares: { as: owner, path: '/api/share-counts?direction=given&permission=operate' },
  getShare: { as: owner, path: '/api/shares/share-1' },
  shareEnvironments: {
    as: owner,
    path: '/api/shares',
    body: { grantee: game.appId, grants: [aGrant(testEnvironment)] },
    headers: once(),
  },
  configureShare: {
    as: owner,
    path: '/api/shares/share-1',
    body: { grants: [aGrant(prodEnvironment)] },
    headers: ifMatch(2),
  },
  revokeShare: { as: owner, path: '/api/shares/share-1', headers: ifMatch(2) },
  listNotifications: { as: news, path: '/api/notifications?page=1&pageSize=10&search=o&unread=true' },
  markNotificationsRead: {
    as: news,
    path: '/api/notifications/read',
    body: { ids: ['notification-share-3'] },
    headers: once(),
  },
  markAllNotificationsRead: {
    as: news,
    path: '/api/notifications/read-all',
    body: { upTo: 'notification-share-3' },
    headers: once(),
  },
  listHistory: { as: owner, path: '/api/history?share=share-1&kind=share-revoked&page=1&pageSize=10&search=o' },
  getOperation: { as: owner, path: '/api/operations/key-1' },
}

/** `deregisterSharing` needs an account that takes part and has no share. */
export const worldOf = (name: EndpointName) =>
  name === 'deregisterSharing' ? aWorld().withActivated(shop).world : busyWorld

/** The rows of a `test.each` over the endpoints that match: name, endpoint, request. */
export function requestsWhere(matches: (endpoint: Endpoint) => boolean): [EndpointName, Endpoint, ValidRequest][] {
  const names = Object.keys(validRequests) as EndpointName[] // A Record<EndpointName, …> has exactly these keys.
  return names
    .map((name): [EndpointName, Endpoint, ValidRequest] => [name, everyEndpoint[name] as Endpoint, validRequests[name]])
    .filter(([, endpoint]) => matches(endpoint))
}
