import { expect, test } from 'vitest'
import { getOperation } from '../../contract/operation.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { aGrant, game, news, owner, prodEnvironment, shop, testEnvironment } from '../../domain/testing/aWorld.ts'
import { memoryStore } from '../adapters/memoryStore.ts'
import { backendWith, ifMatch, once, type Answered } from '../testing/backendWith.ts'
import { busyWorld, requestsWhere, worldOf } from '../testing/validRequests.ts'
import { outcomeOf, problemOutcome } from '../testing/problems.ts'

const isCommand = ({ precondition }: Endpoint) => precondition !== 'none'
const sharing = { grantee: game.appId, grants: [aGrant(testEnvironment)] }

test.each(requestsWhere(isCommand))(
  'I11 %s sent three times with one key is committed once, and answers byte by byte the same',
  async (name, { method }, { as, path, body, headers }) => {
    const { ask, store, broken } = backendWith(worldOf(name), { as })
    const sent = { body, headers: { ...headers, ...once('same') } }
    const first = await ask(method, path, sent)
    const repeats = [await ask(method, path, sent), await ask(method, path, sent)]

    expect(first.headers.get('Idempotent-Replayed')).toBeNull()
    for (const repeat of repeats) {
      expect([repeat.status, repeat.text, repeat.headers.get('ETag')]).toEqual([
        first.status,
        first.text,
        first.headers.get('ETag'),
      ])
      expect(repeat.headers.get('Idempotent-Replayed')).toBe('true')
    }
    expect((await store.read()).revision).toBe(1)
    expect(await broken()).toEqual([])
  },
)

test.each(requestsWhere(isCommand))(
  'I11 %s answers a repeat after the world has moved on as it did first',
  async (name, { method }, { as, path, body, headers }) => {
    const { ask } = backendWith(worldOf(name), { as })
    const sent = { body, headers: { ...headers, ...once('same') } }
    const first = await ask(method, path, sent)
    await ask('POST', '/api/activation', { headers: once('other') })
    await ask('PUT', '/api/current-environment', { body: { environmentId: prodEnvironment.id }, headers: ifMatch(2) })

    expect((await ask(method, path, sent)).text).toBe(first.text)
  },
)

const others: [string, string, string, { body?: unknown; headers?: Record<string, string> }][] = [
  ['another grantee', 'POST', '/api/shares', { body: { ...sharing, grantee: news.appId } }],
  ['other rows', 'POST', '/api/shares', { body: { ...sharing, grants: [aGrant(prodEnvironment)] } }],
  ['another endpoint', 'DELETE', '/api/shares/share-1', { headers: ifMatch(2) }],
  ['another share', 'DELETE', '/api/shares/share-3', { headers: ifMatch(2) }],
]

test.each(others)(
  'I11 one key for %s is refused and changes nothing (422)',
  async (_case, method, path, { body, headers }) => {
    const { ask, store } = backendWith(busyWorld)
    await ask('POST', '/api/shares', { body: sharing, headers: once('same') })
    const before = await store.read()

    expect(outcomeOf(await ask(method, path, { body, headers: { ...headers, ...once('same') } }))).toEqual(
      problemOutcome('key-reused'),
    )
    expect(await store.read()).toBe(before)
  },
)

test('I11 one key for the same change of another version is refused (422)', async () => {
  const { ask } = backendWith(busyWorld)
  await ask('DELETE', '/api/shares/share-1', { headers: { ...ifMatch(2), ...once('same') } })

  expect(
    outcomeOf(await ask('DELETE', '/api/shares/share-1', { headers: { ...ifMatch(3), ...once('same') } })),
  ).toEqual(problemOutcome('key-reused'))
})

test('a refusal is not kept: the same key may succeed once what was in the way is gone', async () => {
  const { ask } = backendWith(busyWorld)
  const again = { body: { ...sharing, grantee: shop.appId }, headers: once('same') }

  expect((await ask('POST', '/api/shares', again)).body.code).toBe('already-shared')
  await ask('DELETE', '/api/shares/share-1', { headers: ifMatch(2) })
  expect((await ask('POST', '/api/shares', again)).status).toBe(201)
})

test('a key that is still running is refused meanwhile, then answers (409)', async () => {
  const { store, release } = slowStore()
  const { ask } = backendWith(busyWorld, { store })
  const first = ask('POST', '/api/shares', { body: sharing, headers: once('same') })
  await untilRunning(ask)

  expect(outcomeOf(await ask('POST', '/api/shares', { body: sharing, headers: once('same') }))).toEqual(
    problemOutcome('operation-running'),
  )
  release()
  expect((await first).status).toBe(201)
  expect((await ask('POST', '/api/shares', { body: sharing, headers: once('same') })).text).toBe((await first).text)
})

test('GET /api/operations/:key tells what became of a write: nothing, running, committed with its result', async () => {
  const { store, release } = slowStore()
  const { ask } = backendWith(busyWorld, { store })
  const operation = async () => {
    const { status, body } = await ask('GET', '/api/operations/same')
    expect([status, getOperation.response.parse(body)]).toEqual([200, body])
    return body
  }

  expect(await operation()).toEqual({ state: 'not-found' })
  const asked = ask('POST', '/api/shares', { body: sharing, headers: once('same') })
  await untilRunning(ask)
  expect(await operation()).toEqual({ state: 'running' })
  release()
  const { status, body } = await asked
  expect(await operation()).toEqual({ state: 'committed', status, result: body })
})

test.each([
  ['a refused write', { body: { ...sharing, grantee: shop.appId } }],
  ['a malformed one', { body: { ...sharing, x: 1 } }],
])('GET /api/operations/:key finds nothing of %s', async (_case, { body }) => {
  const { ask } = backendWith(busyWorld)
  await ask('POST', '/api/shares', { body, headers: once('same') })

  expect((await ask('GET', '/api/operations/same')).body).toEqual({ state: 'not-found' })
})

test('F22 a change may carry a key too, to be asked for when its answer is lost', async () => {
  const { ask } = backendWith(busyWorld)
  await ask('DELETE', '/api/shares/share-1', { headers: { ...ifMatch(2), ...once('same') } })

  expect((await ask('GET', '/api/operations/same')).body).toEqual({
    state: 'committed',
    status: 200,
    result: { shareId: 'share-1' },
  })
})

test('keys belong to the account that used them: another sees nothing and may use the same', async () => {
  const backend = backendWith(busyWorld)
  await backend.ask('POST', '/api/shares', { body: sharing, headers: once('same') })
  const other = backend.as(shop)

  expect((await other.ask('GET', '/api/operations/same')).text).toBe('{"state":"not-found"}')
  const answer = await other.ask('POST', '/api/activation', { body: {}, headers: once('same') })
  expect(answer).toMatchObject({ status: 201, body: { by: 'account' } })
  expect((await backend.ask('GET', '/api/operations/same')).body.result.grantee.appId).toBe(game.appId)
})

test("another account's key that looks like one of one's own is not taken for it", async () => {
  const backend = backendWith(busyWorld)
  await backend.ask('POST', '/api/shares', { body: sharing, headers: once('same') })

  for (const key of [
    `${owner.appId} same`,
    `${owner.appId}%20same`,
    `%20${owner.appId}%20same`,
    '__proto__',
    'constructor',
  ])
    expect((await backend.as(shop).ask('GET', `/api/operations/${key}`)).body).toEqual({ state: 'not-found' })
})

test('X17 after 解除 a former grantee hears that its writes went through, and nothing more of the environment', async () => {
  const backend = backendWith(busyWorld)
  const grantee = backend.as(shop)
  const items = `/api/environments/${testEnvironment.id}/items`
  const body = {
    name: 'mine',
    content: { resource: 'functions', code: '// a secret of the owner', rule: '{"invoke": true}' },
  }
  const add = () => grantee.ask('POST', items, { body, headers: once('item') })
  expect((await add()).status).toBe(201)
  expect((await grantee.ask('GET', '/api/operations/item')).body.result).toMatchObject({ name: 'mine' })
  await grantee.ask('DELETE', `${items}/hello`, { headers: { ...ifMatch(2), ...once('removed') } })
  await backend.ask('DELETE', '/api/shares/share-1', { headers: ifMatch(2) })
  const world = await backend.store.read()

  expect((await grantee.ask('GET', '/api/operations/item')).text).toBe('{"state":"committed","status":201}')
  expect((await grantee.ask('GET', '/api/operations/removed')).text).toBe('{"state":"committed","status":200}')
  expect((await add()).body).toMatchObject({ code: 'environment-not-found', status: 404 })
  const other = await grantee.ask('POST', items, { body: { ...body, name: 'other' }, headers: once('item') })
  expect(other.body).toMatchObject({ code: 'key-reused' })
  expect(await backend.store.read()).toBe(world)
})

test('X17 of its own share, a grantee that left still hears the outcome of leaving', async () => {
  const grantee = backendWith(busyWorld).as(shop)
  await grantee.ask('DELETE', '/api/shares/share-1', { headers: { ...ifMatch(2), ...once('left') } })

  expect((await grantee.ask('GET', '/api/operations/left')).body).toMatchObject({ result: { shareId: 'share-1' } })
})

test('a key is free again after a failure in the store', async () => {
  const kept = memoryStore(() => busyWorld)
  let broken = true
  const store = {
    ...kept,
    transact: ((...all) =>
      broken
        ? Promise.reject(new DOMException('', 'QuotaExceededError'))
        : kept.transact(...all)) as typeof kept.transact,
  }
  const { ask } = backendWith(busyWorld, { store })

  expect((await ask('POST', '/api/shares', { body: sharing, headers: once('same') })).status).toBe(507)
  broken = false
  expect((await ask('POST', '/api/shares', { body: sharing, headers: once('same') })).status).toBe(201)
})

/** A store whose writes wait until they are released. */
function slowStore() {
  const kept = memoryStore(() => busyWorld)
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const transact: typeof kept.transact = async (origin, decide) => {
    await released
    return kept.transact(origin, decide)
  }
  return { store: { ...kept, transact }, release: () => release() }
}

async function untilRunning(ask: (method: string, path: string) => Promise<Answered>) {
  await expect.poll(async () => (await ask('GET', '/api/operations/same')).body.state).toBe('running')
}
