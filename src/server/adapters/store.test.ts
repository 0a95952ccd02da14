import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateSharing } from '../../domain/sharing/activateSharing.ts'
import type { Account } from '../../domain/accounts/account.ts'
import type { Commit } from '../../domain/world/event.ts'
import { brokenInvariants } from '../../domain/world/invariants.ts'
import { commandContext, eventsOf, now } from '../../domain/testing/acting.ts'
import {
  aGrant,
  aWorld,
  anAccount,
  cloudEnvironment,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../../domain/testing/aWorld.ts'
import { applyCommit } from '../../domain/world/evolve.ts'
import type { World } from '../../domain/world/world.ts'
import { openIndexedDbStore } from './indexedDbStore.ts'
import { memoryStore } from './memoryStore.ts'
import type { LocalStore } from './localStore.ts'
import { backendWith, ifMatch, once } from '../testing/backendWith.ts'
import { outcomeOf, problemOutcome } from '../testing/problems.ts'

const { world: fresh } = aWorld()
const seed = () => fresh
const open = (name = 'demo', make: () => World = seed) => openIndexedDbStore({ name, make })
const sharing = { grantee: shop.appId, grants: [aGrant(testEnvironment)] }

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => vi.unstubAllGlobals())

// Web Locks are missing on insecure origins; the store must not lose anything there either.
describe.each([
  ['with Web Locks', { locks: oneAfterAnother() }],
  ['without Web Locks', {}],
])('%s', (_case, navigator) => {
  beforeEach(() => vi.stubGlobal('navigator', navigator))

  test('the world survives re-opening, and so do the answers', async () => {
    const { ask, store } = backendWith(fresh, { store: await open() })
    const answer = await ask('POST', '/api/shares', { body: sharing, headers: once() })
    const reopened = backendWith(fresh, { store: await open() })

    expect(store.kind).toBe('indexeddb')
    expect(answer.status).toBe(201)
    expect(await reopened.store.read()).toEqual(await store.read())
    expect((await reopened.ask('GET', '/api/shares?direction=given')).body.items).toEqual([
      { ...answer.body, similarName: false },
    ])
    const again = await reopened.ask('POST', '/api/shares', { body: sharing, headers: once() })
    expect([again.status, again.text, again.headers.get('Idempotent-Replayed')]).toEqual([201, answer.text, 'true'])
    expect(await reopened.broken()).toEqual([])
  })

  test('a world in which something has happened keeps the seed it began with, whatever the code’s has become since', async () => {
    const { ask, store } = backendWith(fresh, { store: await open() })
    const later = () => open('demo', () => aWorld().withShare({ grantee: news }).world)
    expect((await (await later()).read()).shares.rows).toHaveLength(1)

    await ask('POST', '/api/shares', { body: sharing, headers: once() })
    expect(await (await later()).read()).toEqual(await store.read())
  })

  test('two tabs see what the other has committed', async () => {
    const first = backendWith(fresh, { store: await open() })
    const second = backendWith(fresh, { store: await open(), as: shop })
    const { body } = await first.ask('POST', '/api/shares', { body: sharing, headers: once() })

    expect((await second.ask('GET', '/api/shares?direction=received')).body.items).toMatchObject([{ id: body.id }])
    await second.ask('DELETE', `/api/shares/${body.id}`, { headers: ifMatch(1) })
    expect((await first.ask('GET', `/api/shares/${body.id}`)).body).toMatchObject({
      code: 'share-ended',
      params: { by: 'grantee' },
    })
    expect(await second.store.read()).toEqual(await first.store.read())
  })

  test('a version that is stale because of the other tab is refused', async () => {
    const shared = aWorld().withShare().world
    const [first, second] = [await open('demo', () => shared), await open('demo', () => shared)]
    const configure = (store: LocalStore, environment: typeof testEnvironment) =>
      backendWith(shared, { store }).ask('PUT', '/api/shares/share-1', {
        body: { grants: [aGrant(environment)] },
        headers: ifMatch(1),
      })
    const { body: current } = await configure(first, prodEnvironment)

    expect(outcomeOf(await configure(second, cloudEnvironment))).toEqual(problemOutcome('stale-version', { current }))
    expect(await second.read()).toEqual(await first.read())
    expect((await first.read()).shares.rows).toMatchObject([
      { version: 2, grants: [{ environmentId: prodEnvironment.id }] },
    ])
  })

  test('F34 60 interleaved commands of three tabs are 60 commits, one revision after the other', async () => {
    const grantees = Array.from({ length: 60 }, (_, index) =>
      anAccount(`wx${String(index).padStart(16, '0')}`, `茶语 ${index} 号店`),
    )
    const { world } = aWorld()
      .withAccounts(...grantees)
      .withLimits({ sharesPerAccount: 100 })
    const tabs = await Promise.all(
      ['a', 'b', 'c'].map(async (tab) => backendWith(world, { tab, store: await open('demo', () => world) })),
    )
    const answers = await Promise.all(
      grantees.map(({ appId }, index) =>
        tabs[index % 3]?.ask('POST', '/api/shares', { body: { ...sharing, grantee: appId }, headers: once(appId) }),
      ),
    )

    expect(answers.map((answer) => answer?.status)).toEqual(grantees.map(() => 201))
    for (const { store, broken } of tabs) {
      const after = await store.read()
      expect(after.revision).toBe(60)
      expect(after.shares.rows.map(({ grantee }) => grantee).toSorted()).toEqual(
        grantees.map(({ appId }) => appId).toSorted(),
      )
      expect(await broken()).toEqual([])
    }
    expect((await commitsIn('demo')).map(({ revision }) => revision)).toEqual(grantees.map((_, index) => index + 1))
  })

  test('I13 the commits, folded from the seed, are the world', async () => {
    const backend = backendWith(fresh, { store: await open() })
    await backend.ask('POST', '/api/shares', { body: sharing, headers: once() })
    await backend.ask('POST', '/api/activation', { headers: once('key-2') })
    const commits = await commitsIn('demo')

    expect(commits.reduce(applyCommit, fresh)).toEqual(await backend.store.read())
    expect(commits).toMatchObject([{ revision: 1, at: now, actor: owner.appId, requestId: expect.stringMatching(/./) }])
  })

  test('many readings at once, while another tab writes, fold each commit once', async () => {
    const [mine, other] = [await open(), await open()]
    const writer = backendWith(fresh, { store: other })
    await writer.ask('POST', '/api/shares', { body: sharing, headers: once() })
    const readings = await Promise.all([mine.read(), mine.read(), mine.read()])

    for (const world of [...readings, await mine.read()]) expect(world).toEqual(await other.read())
  })

  test("readings beside one's own write fold it once", async () => {
    const store = await open()
    const { ask } = backendWith(fresh, { store })
    const asked = ask('POST', '/api/shares', { body: sharing, headers: once() })
    await Promise.all([store.read(), asked, store.read(), store.read()])
    await Promise.all([store.read(), store.read()])

    expect((await store.read()).shares.rows).toHaveLength(1)
    expect(brokenInvariants(await store.read())).toEqual([])
  })

  test('I11 one key from two tabs at once is one commit', async () => {
    const tabs = await Promise.all(['a', 'b'].map(async (tab) => backendWith(fresh, { tab, store: await open() })))
    const [one, other] = await Promise.all(
      tabs.map(({ ask }) => ask('POST', '/api/shares', { body: sharing, headers: once() })),
    )

    expect(one?.text).toBe(other?.text)
    expect([one, other].filter((answer) => answer?.headers.get('Idempotent-Replayed'))).toHaveLength(1)
    expect(await commitsIn('demo')).toHaveLength(1)
  })

  test('a refused command and one that changes nothing commit nothing (I10, I15)', async () => {
    const { ask } = backendWith(fresh, { store: await open() })
    await ask('POST', '/api/shares', { body: { ...sharing, grants: [] }, headers: once() })
    await ask('POST', '/api/activation', { headers: once('key-2') })

    expect(await commitsIn('demo')).toEqual([])
  })

  test.each([
    ['commits', 'add'],
    ['answers', 'put'],
  ] as const)('F41 a write that fails at the %s leaves nothing half done', async (table, act) => {
    const store = await open()
    const { ask } = backendWith(fresh, { store })
    const original = IDBObjectStore.prototype[act]
    const failing = vi.spyOn(IDBObjectStore.prototype, act).mockImplementation(function (this: IDBObjectStore, ...all) {
      if (this.name === table) throw new DOMException('full', 'QuotaExceededError')
      return original.apply(this, all)
    })

    expect(await ask('POST', '/api/shares', { body: sharing, headers: once() })).toMatchObject({
      status: 507,
      body: { code: 'storage-full' },
    })
    failing.mockRestore()
    expect(await store.read()).toEqual(fresh)
    expect(await commitsIn('demo')).toEqual([])
    expect((await ask('GET', '/api/operations/key-1')).body).toEqual({ state: 'not-found' })
    expect((await ask('POST', '/api/shares', { body: sharing, headers: once() })).status).toBe(201)
  })

  test('a commit that is refused while it is written leaves nothing half done', async () => {
    const store = await open()
    await store.transact(origin('taken'), activating(shop))
    const original = IDBObjectStore.prototype.add
    const twice = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...all) {
      original.apply(this, all)
      return original.apply(this, all)
    })

    await expect(store.transact(origin('late'), activating(news))).rejects.toThrow('constraint')
    twice.mockRestore()
    expect((await store.read()).revision).toBe(1)
    expect(await store.answerTo('late')).toBeUndefined()
    expect(await store.answerTo('taken')).toMatchObject({ status: 201 })
  })

  test('a rule that throws leaves nothing half done', async () => {
    const store = await open()
    const failing = store.transact(origin('key'), () => {
      throw new Error('no rule does that')
    })

    await expect(failing).rejects.toThrow('no rule does that')
    expect(await store.read()).toEqual(fresh)
    expect(
      (await backendWith(fresh, { store }).ask('POST', '/api/shares', { body: sharing, headers: once() })).status,
    ).toBe(201)
  })

  test('a reset puts the world back to its start, in the other tab too, and forgets the keys', async () => {
    const first = backendWith(fresh, { store: await open() })
    const second = backendWith(fresh, { store: await open() })
    await first.ask('POST', '/api/shares', { body: sharing, headers: once() })
    await second.store.read()
    await first.store.reset()

    expect(await first.store.read()).toEqual(fresh)
    expect(await second.store.read()).toEqual(fresh)
    expect((await second.ask('GET', '/api/operations/key-1')).body).toEqual({ state: 'not-found' })
    const answer = await second.ask('POST', '/api/shares', { body: sharing, headers: once() })
    expect([answer.status, answer.headers.get('Idempotent-Replayed')]).toEqual([201, null])
    expect((await first.store.read()).revision).toBe(1)
  })

  test('the first thing another tab does after a reset may be a write', async () => {
    const first = backendWith(fresh, { store: await open() })
    const second = backendWith(fresh, { store: await open() })
    await second.ask('POST', '/api/shares', { body: sharing, headers: once() })
    await first.store.reset()

    expect((await second.ask('POST', '/api/shares', { body: sharing, headers: once('key-2') })).status).toBe(201)
    expect(await second.store.read()).toEqual(await first.store.read())
    expect(await second.broken()).toEqual([])
  })

  test('a world kept by version 1, which had no items, starts again', async () => {
    const old = await openOld()
    old.close()
    const store = await open()

    expect(store.kind).toBe('indexeddb')
    expect(await store.read()).toEqual(fresh)
    expect(await commitsIn('demo')).toEqual([])
    expect(await store.answerTo(`${owner.appId} key-1`)).toBeUndefined()
    expect(
      (await backendWith(fresh, { store }).ask('POST', '/api/shares', { body: sharing, headers: once() })).status,
    ).toBe(201)
    expect(await (await open()).read()).toEqual(await store.read())
  })

  test('a tab that holds version 1 open is not waited for: it is said that it has to be closed', async () => {
    const old = await openOld()
    await expect(open()).rejects.toMatchObject({ name: 'StorageProblem', kind: 'blocked' })
    old.close()

    expect(await (await open()).read()).toEqual(fresh)
  })

  test('a newer version need not wait for this tab', async () => {
    await open()
    const newer = indexedDB.open('environment-sharing', 4)

    expect((await settled(newer)).version).toBe(4)
  })

  test('a reset takes the new seed', async () => {
    await open()
    const shared = aWorld().withShare().world
    const store = await open('demo', () => shared)
    await store.reset()

    expect(await store.read()).toEqual(shared)
  })

  test('every world keeps its own state', async () => {
    const [demo, demo2, empty] = [await open('demo'), await open('demo2'), await open('empty')]
    for (const store of [demo, demo2])
      await backendWith(fresh, { store }).ask('POST', '/api/shares', { body: sharing, headers: once() })

    expect(await empty.read()).toEqual(fresh)
    expect(await empty.answerTo(`${owner.appId} key-1`)).toBeUndefined()
    await demo.reset()
    expect(await demo.read()).toEqual(fresh)
    expect((await demo2.read()).revision).toBe(1)
  })
})

describe('in memory', () => {
  const unavailable: [string, () => unknown][] = [
    [
      'indexedDB.open throws',
      () => ({
        open: () => {
          throw new DOMException('no', 'SecurityError')
        },
      }),
    ],
    ['opening fails', () => failingFactory()],
    ['there is no indexedDB', () => undefined],
  ]

  test.each(unavailable)('F42 the world lives, where that is chosen, when %s', async (_case, factory) => {
    vi.stubGlobal('indexedDB', factory())
    await expect(open()).rejects.toMatchObject({ name: 'StorageProblem', kind: 'denied' })
    const store: LocalStore = memoryStore(seed)
    const { ask } = backendWith(fresh, { store })

    expect(store.kind).toBe('memory')
    expect((await ask('POST', '/api/shares', { body: sharing, headers: once() })).status).toBe(201)
    expect((await store.read()).revision).toBe(1)
    await store.reset()
    expect(await store.read()).toEqual(fresh)
    expect(await store.answerTo(`${owner.appId} key-1`)).toBeUndefined()
  })
})

const origin = (key: string) => ({ at: now, actor: shop.appId, requestId: 'request-1', key })

const activating = (account: Account) => (world: World) => ({
  events: eventsOf(activateSharing(world, {}, commandContext(account))),
  read: () => ({ result: undefined, answer: { fingerprint: '', status: 201, body: {} } }),
})

/** The database as version 1 left it, with a commit that fits no world of today. */
async function openOld(): Promise<IDBDatabase> {
  const asked = indexedDB.open('environment-sharing', 1)
  asked.addEventListener('upgradeneeded', () => {
    const { result } = asked
    result
      .createObjectStore('worlds', { keyPath: 'name' })
      .put({ name: 'demo', seed: { revision: 0, environments: [] } })
    result.createObjectStore('epochs', { keyPath: 'name' }).put({ name: 'demo', epoch: 'old' })
    result
      .createObjectStore('commits', { keyPath: ['world', 'revision'] })
      .put({ world: 'demo', revision: 1, events: [] })
    result
      .createObjectStore('answers', { keyPath: ['world', 'key'] })
      .put({ world: 'demo', key: `${owner.appId} key-1`, status: 201 })
  })
  return settled(asked)
}

/** The commits as they lie in the database. */
async function commitsIn(name: string): Promise<Commit[]> {
  const database = await settled(indexedDB.open('environment-sharing'))
  const commits = await settled(
    database
      .transaction('commits')
      .objectStore('commits')
      .getAll(IDBKeyRange.bound([name, 0], [name, Infinity])),
  )
  database.close()
  return commits
}

function settled<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error))
  })
}

function failingFactory() {
  const factory = new IDBFactory()
  vi.spyOn(factory, 'open').mockImplementation(() => {
    throw new DOMException('broken profile', 'UnknownError')
  })
  return factory
}

/** Web Locks as far as the store needs them: whoever asks for a name waits for those before. */
function oneAfterAnother() {
  const last = new Map<string, Promise<unknown>>()
  const request = (name: string, act: () => Promise<unknown>) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(act, act)
    last.set(
      name,
      mine.catch(() => {}),
    )
    return mine
  }
  return { request }
}
