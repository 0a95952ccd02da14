import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contract } from '../contract/contract.ts'
import { mockContract } from '../contract/mockContract.ts'
import type { Account } from '../domain/accounts/account.ts'
import { brokenInvariants } from '../domain/world/invariants.ts'
import {
  aGrant,
  aWorld,
  game,
  news,
  unknownAppId,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../domain/testing/aWorld.ts'
import { Refused } from '../api/failure.ts'
import { send } from '../api/send.ts'
import { memoryStore } from './adapters/memoryStore.ts'
import { routes } from './application/routes/routes.ts'
import type { Fault } from './http/faults.ts'
import { memoryRunningWrites } from './http/idempotency.ts'
import { memoryLookUpLimit } from './http/rateLimit.ts'
import { createServe } from './http/serve.ts'
import { ifMatch, once, request } from './testing/backendWith.ts'
import { listen } from './testing/httpServer.ts'

// The backend without a browser: Node, plain HTTP, one server for all accounts. Who asks stands in the request.

const actingAs = ({ appId }: Account) => ({ 'Acting-As': appId })
const { world } = aWorld().withLimits({ lookUpsPerMinute: 3 })
const store = memoryStore(() => world)
let faults: Fault[] = []
let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  const serve = createServe({
    store,
    routes,
    identify: (request) => request.headers.get('Acting-As') ?? undefined,
    base: '/',
    faults: { take: ({ method }, path) => faults.filter(({ on }) => `${method} ${path}`.startsWith(on)) },
  })
  server = await listen(serve)
})
afterAll(() => server.close())

interface Sent {
  body?: object
  headers?: Record<string, string>
}

async function ask(account: Account | undefined, method: string, path: string, { body, headers }: Sent = {}) {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...(account && actingAs(account)), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> }
}

test('two accounts at once: each is itself in every answer, however their requests are mixed', async () => {
  const asked = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? owner : shop))
  const answers = await Promise.all(asked.map((account) => ask(account, 'GET', '/api/session')))

  expect(answers.map(({ body }) => (body['account'] as { appId: string }).appId)).toEqual(
    asked.map(({ appId }) => appId),
  )
})

test('one shares, the other finds it, each may do its part, and both cannot take it back', async () => {
  const sharing = { body: { grantee: shop.appId, grants: [aGrant(testEnvironment)] }, headers: once('share') }
  const shared = await ask(owner, 'POST', '/api/shares', sharing)
  expect(shared.status).toBe(201)
  const path = `/api/shares/${String(shared.body['id'])}`
  expect((await ask(shop, 'GET', '/api/shares?direction=received')).body['total']).toBe(1)
  expect((await ask(news, 'GET', path)).status).toBe(404)

  const configuring = { body: { grants: [aGrant(prodEnvironment)] }, headers: ifMatch(1) }
  expect((await ask(shop, 'PUT', path, configuring)).body['code']).toBe('only-owner-removes-environments')
  expect((await ask(owner, 'PUT', path, configuring)).headers.get('ETag')).toBe('"2"')

  const both = await Promise.all([owner, shop].map((side) => ask(side, 'DELETE', path, { headers: ifMatch(2) })))
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 410])
  expect(brokenInvariants(await store.read())).toEqual([])
})

test('keys, answers to them and the limit of look-ups are each account’s own', async () => {
  const activate = (account: Account) => ask(account, 'POST', '/api/activation', { body: {}, headers: once('same') })
  expect([(await activate(shop)).status, (await activate(news)).status]).toEqual([201, 201])
  expect((await activate(shop)).headers.get('Idempotent-Replayed')).toBe('true')
  expect((await ask(news, 'GET', '/api/operations/same')).body['state']).toBe('committed')
  expect((await ask(owner, 'GET', '/api/operations/same')).body['state']).toBe('not-found')

  const lookUp = (account: Account) => ask(account, 'GET', `/api/account-look-up?appId=${game.appId}`)
  for (const _ of [1, 2, 3]) expect((await lookUp(owner)).status).toBe(200)
  expect((await lookUp(owner)).status).toBe(429)
  expect((await lookUp(shop)).status).toBe(200)
})

test('thirty changes by one account while another asks: none is lost, and no read sees half of one', async () => {
  const { body } = await ask(owner, 'POST', '/api/shares', {
    body: { grantee: news.appId, grants: [aGrant(testEnvironment)] },
    headers: once('many'),
  })
  const path = `/api/shares/${String(body['id'])}`
  const environments = [testEnvironment, prodEnvironment]
  for (let version = 1; version <= 30; version += 1) {
    const grants = [aGrant(environments[version % 2] ?? testEnvironment)]
    const [changed, read] = await Promise.all([
      ask(owner, 'PUT', path, { body: { grants }, headers: ifMatch(version) }),
      ask(news, 'GET', path),
    ])
    expect(changed.status).toBe(200)
    expect([version, version + 1]).toContain(read.body['version'])
  }
  expect((await ask(news, 'GET', path)).body['version']).toBe(31)
})

test('a request that does not say who asks is answered 401, whatever it wants', async () => {
  for (const [method, path, headers] of [
    ['GET', '/api/session', {}],
    ['GET', '/api/operations/same', {}],
    ['DELETE', '/api/shares/x', ifMatch(1)],
  ] as const) {
    const answer = await ask(undefined, method, path, { headers })
    expect([answer.status, answer.body['code']]).toEqual([401, 'not-signed-in'])
  }
})

test('an account that is not there is answered 401, and changes nothing', async () => {
  const before = await store.read()
  const stranger = { ...shop, appId: unknownAppId }
  for (const [method, path, sent] of [
    ['GET', '/api/session', {}],
    ['POST', '/api/activation', { body: {}, headers: once('stranger') }],
    ['POST', `/api/environments/${testEnvironment.id}/auth-function-check`, { body: {} }],
  ] as const) {
    const answer = await ask(stranger, method, path, sent)
    expect([answer.status, answer.body['code']]).toEqual([401, 'not-signed-in'])
  }
  expect(await store.read()).toBe(before)
})

test('what only the mock backend has is not there', async () => {
  for (const { method, path } of Object.values(mockContract)) {
    const answer = await ask(owner, method, path, method === 'GET' ? {} : { body: {} })
    expect([404, 405]).toContain(answer.status)
  }
  expect(routes.map(({ endpoint }) => endpoint.path).toSorted()).toEqual(
    Object.values(contract)
      .map(({ path }) => path)
      .toSorted(),
  )
})

test('two servers that share a store, the limit and the running writes are one backend', async () => {
  const shared = {
    store: memoryStore(() => world),
    lookUpLimit: memoryLookUpLimit(),
    runningWrites: memoryRunningWrites(),
  }
  const start = () => createServe({ ...shared, routes, identify: () => owner.appId, base: '/' })
  const [one, other] = [start(), start()]
  const lookUp = () => request('GET', `/api/account-look-up?appId=${game.appId}`)
  const seen = []
  for (const serve of [one, other, one, other]) seen.push((await serve(lookUp())).status)
  expect(seen).toEqual([200, 200, 200, 429])

  await shared.runningWrites.start(`${owner.appId} key-1`)
  const write = () => request('POST', '/api/activation', { body: {}, headers: once() })
  expect((await one(write())).status).toBe(409)
  await shared.runningWrites.end(`${owner.appId} key-1`)
  expect([(await one(write())).status, (await other(write())).headers.get('Idempotent-Replayed')]).toEqual([
    201,
    'true',
  ])
})

describe('faults can be injected here as well', () => {
  test.each([
    ['status', { kind: 'status', status: 503, code: 'unavailable' }, 503],
    ['truncated', { kind: 'truncated' }, 'unreadable'],
    ['html', { kind: 'html' }, 'unreadable'],
    ['reset', { kind: 'reset' }, 'no answer'],
    ['drop-after', { kind: 'drop-after' }, 'no answer'],
  ] as const)('%s', async (_kind, fault, seen) => {
    faults = [{ on: 'GET /api/session', ...fault }]
    const got = await ask(owner, 'GET', '/api/session').then(
      ({ status }) => status,
      (error: Error) => (error instanceof SyntaxError ? 'unreadable' : 'no answer'),
    )
    faults = []

    expect(got).toBe(seen)
    expect((await ask(owner, 'GET', '/api/session')).status).toBe(200)
  })
})

test('the console’s own `send` talks to it', async () => {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    originalFetch(server.url + path, { ...init, headers: { ...init.headers, ...actingAs(owner) } }),
  )

  expect((await send(contract.getSession, {})).account.appId).toBe(owner.appId)
  await expect(send(contract.lookUpAccount, { appId: unknownAppId })).rejects.toBeInstanceOf(Refused)
  vi.unstubAllGlobals()
})

const originalFetch = globalThis.fetch
