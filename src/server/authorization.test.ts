import { expect, test } from 'vitest'
import type { RefusalCode } from '../contract/contract.ts'
import type { Account } from '../domain/accounts/account.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  frozen,
  game,
  news,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
} from '../domain/testing/aWorld.ts'
import { matchRoute } from './http/matchRoute.ts'
import { backendWith, everyRoute, ifMatch, once, type Sent } from './testing/backendWith.ts'
import { requestsWhere } from './testing/validRequests.ts'

// I16: who may do what to the owner's things. A missing cell does not compile.
const personas = { owner, grantee: shop, third: news, rival }
type Persona = keyof typeof personas
type Decisions = Record<Persona, RefusalCode | 'accepted'>

/** Everybody has activated; the owner shares with the grantee, after it once took a share back from it. */
const { world } = aWorld()
  .withActivated(shop)
  .withActivated(news)
  .withShare({ id: 'old', endedBy: owner })
  .withShare({
    id: 'live',
    grants: [
      aGrant(
        testEnvironment,
        everyPermission.filter((permission) => permission !== 'hosting.operate'),
      ),
    ],
  })
  .withItems(
    testEnvironment,
    { resource: 'database', name: 'orders', id: 'orders', rule: '{"read": true}' },
    { resource: 'hosting', name: 'index.html', id: 'page', content: '' },
  )
  .withRecords(testEnvironment, 'orders', { id: 'order-1' })
/** Nobody has a share left. */
const { world: idle } = aWorld().withActivated(shop).withActivated(news)

const sharing = (grantee: Account): Sent => ({
  body: { grantee: grantee.appId, grants: [aGrant(testEnvironment)] },
  headers: once(),
})
const configuring = (...grants: unknown[]): Sent => ({ body: { grants }, headers: ifMatch(1) })

const items = `/api/environments/${testEnvironment.id}/items`
const page = { resource: 'hosting', content: '<p>' }
const orders = { resource: 'database', rule: '{"read": false}' }

/** The grantee may do anything but operate on static hosting. */
const operating: Decisions = {
  owner: 'accepted',
  grantee: 'accepted',
  third: 'environment-not-found',
  rival: 'environment-not-found',
}
const lookingOn: Decisions = { ...operating, grantee: 'permission-missing' }

const table: [string, string, string, Sent, Decisions, typeof world?][] = [
  ['act as the grantee', 'PUT', '/api/session', { body: { appId: shop.appId } }, everybody('accepted')],
  ['activate', 'POST', '/api/activation', { headers: once() }, everybody('accepted')],
  ['deregister without a share', 'DELETE', '/api/activation', { headers: ifMatch(1) }, everybody('accepted'), idle],
  [
    'deregister while the share lives',
    'DELETE',
    '/api/activation',
    { headers: ifMatch(1) },
    { owner: 'shares-remain', grantee: 'shares-remain', third: 'accepted', rival: 'accepted' },
  ],
  [
    "share the owner's shared environment",
    'POST',
    '/api/shares',
    sharing(game),
    { owner: 'accepted', grantee: 'environment-not-own', third: 'environment-not-found', rival: 'other-entity' },
  ],
  [
    'share it with the grantee',
    'POST',
    '/api/shares',
    sharing(shop),
    { owner: 'already-shared', grantee: 'self', third: 'environment-not-found', rival: 'other-entity' },
  ],
  [
    'share it with the rival',
    'POST',
    '/api/shares',
    sharing(rival),
    { owner: 'other-entity', grantee: 'other-entity', third: 'other-entity', rival: 'self' },
  ],
  [
    'add an environment to the share',
    'PUT',
    '/api/shares/live',
    configuring(aGrant(testEnvironment), aGrant(prodEnvironment)),
    {
      owner: 'accepted',
      grantee: 'only-owner-changes-permissions',
      third: 'share-not-found',
      rival: 'share-not-found',
    },
  ],
  [
    'remove an environment from it',
    'PUT',
    '/api/shares/live',
    configuring(aGrant(prodEnvironment)),
    {
      owner: 'accepted',
      grantee: 'only-owner-removes-environments',
      third: 'share-not-found',
      rival: 'share-not-found',
    },
  ],
  [
    'change its permissions',
    'PUT',
    '/api/shares/live',
    configuring(aGrant(testEnvironment, ['run.view'])),
    {
      owner: 'accepted',
      grantee: 'only-owner-changes-permissions',
      third: 'share-not-found',
      rival: 'share-not-found',
    },
  ],
  [
    'configure an ended share',
    'PUT',
    '/api/shares/old',
    configuring(aGrant(testEnvironment)),
    { owner: 'share-ended', grantee: 'share-ended', third: 'share-not-found', rival: 'share-not-found' },
  ],
  [
    'configure a share that never was',
    'PUT',
    '/api/shares/none',
    configuring(aGrant(testEnvironment)),
    everybody('share-not-found'),
  ],
  [
    'revoke the share',
    'DELETE',
    '/api/shares/live',
    { headers: ifMatch(1) },
    { owner: 'accepted', grantee: 'accepted', third: 'share-not-found', rival: 'share-not-found' },
  ],
  [
    'revoke it in a stale version',
    'DELETE',
    '/api/shares/live',
    { headers: ifMatch(2) },
    { owner: 'stale-version', grantee: 'stale-version', third: 'share-not-found', rival: 'share-not-found' },
  ],
  [
    'revoke an ended share',
    'DELETE',
    '/api/shares/old',
    { headers: ifMatch(2) },
    { owner: 'share-ended', grantee: 'share-ended', third: 'share-not-found', rival: 'share-not-found' },
  ],
  [
    'switch to the shared environment',
    'PUT',
    '/api/current-environment',
    { body: { environmentId: testEnvironment.id }, headers: ifMatch(0) },
    { owner: 'accepted', grantee: 'accepted', third: 'environment-not-found', rival: 'environment-not-found' },
  ],
  [
    "switch to the owner's other environment",
    'PUT',
    '/api/current-environment',
    { body: { environmentId: prodEnvironment.id }, headers: ifMatch(0) },
    {
      owner: 'accepted',
      grantee: 'environment-not-found',
      third: 'environment-not-found',
      rival: 'environment-not-found',
    },
  ],
  ['add a collection', 'POST', items, { body: { name: 'members', content: orders }, headers: once() }, operating],
  ['add a page', 'POST', items, { body: { name: 'new.html', content: page }, headers: once() }, lookingOn],
  ['change a collection', 'PUT', `${items}/orders`, { body: { content: orders }, headers: ifMatch(1) }, operating],
  ['change a page', 'PUT', `${items}/page`, { body: { content: page }, headers: ifMatch(1) }, lookingOn],
  [
    'change a page as if it were a collection',
    'PUT',
    `${items}/page`,
    { body: { content: orders }, headers: ifMatch(1) },
    { ...operating, owner: 'item-not-found', grantee: 'item-not-found' },
  ],
  ['remove a collection', 'DELETE', `${items}/orders`, { headers: ifMatch(1) }, operating],
  ['remove a page', 'DELETE', `${items}/page`, { headers: ifMatch(1) }, lookingOn],
  ['add a record', 'POST', `${items}/orders/records`, { body: { data: {} }, headers: once() }, operating],
  [
    'change a record',
    'PUT',
    `${items}/orders/records/order-1`,
    { body: { data: { cups: 1 } }, headers: ifMatch(1) },
    operating,
  ],
  ['remove a record', 'DELETE', `${items}/orders/records/order-1`, { headers: ifMatch(1) }, operating],
  ['run code as the owner', 'POST', '/api/runs', { body: { caller: owner.appId, code: '' } }, everybody('accepted')],
  [
    'run code as a frozen account',
    'POST',
    '/api/runs',
    { body: { caller: frozen.appId, code: '' } },
    everybody('account-frozen'),
  ],
  [
    'check cloudbase_auth',
    'POST',
    `/api/environments/${testEnvironment.id}/auth-function-check`,
    { body: {} },
    operating,
  ],
  [
    'check it in an environment that is not shared',
    'POST',
    `/api/environments/${prodEnvironment.id}/auth-function-check`,
    { body: {} },
    { ...operating, grantee: 'environment-not-found' },
  ],
  // Who has not started it does not know its id.
  ['stop a run', 'DELETE', '/api/runs/run-1', {}, everybody('accepted')],
  [
    "mark the grantee's notice as read",
    'POST',
    '/api/notifications/read',
    { body: { ids: ['notification-old'] }, headers: once() },
    {
      owner: 'notification-not-found',
      grantee: 'accepted',
      third: 'notification-not-found',
      rival: 'notification-not-found',
    },
  ],
  [
    "mark all of the grantee's notices as read",
    'POST',
    '/api/notifications/read-all',
    { body: { upTo: 'notification-old' }, headers: once() },
    {
      owner: 'notification-not-found',
      grantee: 'accepted',
      third: 'notification-not-found',
      rival: 'notification-not-found',
    },
  ],
]

const cells = table.flatMap(([title, method, path, sent, decisions, given = world]) =>
  Object.entries(personas).map(([persona, as]) => ({
    title,
    method,
    path,
    sent,
    given,
    persona,
    as,
    decision: decisions[persona as Persona],
  })),
)

test.each(cells)('I16 $persona wants to $title: $decision', async ({ method, path, sent, given, as, decision }) => {
  const { ask, store, broken } = backendWith(given, { as })
  const { status, body } = await ask(method, path, sent)

  expect(status < 300 ? 'accepted' : body.code).toBe(decision)
  if (status >= 300) expect(await store.read()).toBe(given)
  expect(await broken()).toEqual([])
})

test('I16 every endpoint that writes has its rows', () => {
  const found = table.map(([, method, path]) => matchRoute(everyRoute, method, path))
  const asked = new Set<unknown>(found.map((it) => ('problem' in it ? it.problem : it.route.endpoint)))
  const writes = requestsWhere(({ method }) => method !== 'GET')

  expect(writes.filter(([, endpoint]) => !asked.has(endpoint)).map(([name]) => name)).toEqual([])
})

function everybody(decision: RefusalCode | 'accepted'): Decisions {
  return { owner: decision, grantee: decision, third: decision, rival: decision }
}
