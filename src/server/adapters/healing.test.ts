import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateSharing } from '../../domain/sharing/activateSharing.ts'
import { commandContext, eventsOf, now } from '../../domain/testing/acting.ts'
import { anAccount, aWorld } from '../../domain/testing/aWorld.ts'
import type { World } from '../../domain/world/world.ts'
import { worldData } from '../../domain/world/worldData.ts'
import type { Store } from '../application/store.ts'
import type { StorageProblem, StorageProblemKind } from '../application/storageProblem.ts'
import { openIndexedDbStore } from './indexedDbStore.ts'
import { deleteDatabase, rawDatabase, upgradeDatabase, type RawDatabase } from './testing/rawDatabase.ts'

const accounts = Array.from({ length: 260 }, (_, index) =>
  anAccount(`wx${String(index).padStart(16, '0')}`, `茶语 ${index} 号店`),
)
const { world: seed } = aWorld().withAccounts(...accounts)
const scenario = { name: 'demo', make: () => seed }
const open = (make: () => World = () => seed) => openIndexedDbStore({ ...scenario, make })

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act))
})
afterEach(() => vi.unstubAllGlobals())

type Damage = [damage: string, act: (database: RawDatabase) => Promise<unknown>]

const ofDemo = () => IDBKeyRange.bound(['demo'], ['demo', []])

describe('a world of three commits', () => {
  beforeEach(() => write(3))

  test.each<Damage>([
    ['the head is lost', ({ clear }) => clear('heads')],
    ['the head is garbage', ({ put }) => put('heads', { world: 'demo', epoch: 7, revision: 'x' })],
    ['the seed is lost, and the code still makes the same', ({ clear }) => clear('seeds')],
    [
      'the seed is garbage, and the code still makes the same',
      ({ put }) => put('seeds', { world: 'demo', text: '{"' }),
    ],
    ['the head tells of a snapshot that is not there', (database) => claimSnapshot(database, 2)],
    ['all answers are lost', ({ clear }) => clear('answers')],
    ['there is garbage of another world', ({ put }) => put('commits', { world: 'other', revision: 'x', events: 7 })],
  ])('is healed when %s', async (_damage, damage) => {
    const before = await read()
    await damage(rawDatabase)

    const store = await open()
    expect(worldData(await store.read())).toEqual(before)
    await activate(store, 3)
    expect((await read()).revision).toBe(4)
  })

  test.each<[...Damage, StorageProblemKind]>([
    ['a commit is missing', ({ remove }) => remove('commits', ['demo', 2]), 'damaged'],
    ['the first commit is missing', ({ remove }) => remove('commits', ['demo', 1]), 'damaged'],
    ['the last commit is missing', ({ remove }) => remove('commits', ['demo', 3]), 'damaged'],
    ['all commits are missing', ({ remove }) => remove('commits', ofDemo()), 'damaged'],
    ['a commit has no events', ({ put }) => put('commits', { world: 'demo', revision: 2 }), 'damaged'],
    [
      'a commit is far beyond the last',
      ({ put }) => put('commits', { world: 'demo', revision: 9, events: [] }),
      'damaged',
    ],
    [
      'a commit holds an event of an unknown kind',
      ({ put }) => put('commits', { world: 'demo', revision: 2, events: [{ kind: 'moon-landed', at: now }] }),
      'unknown-event',
    ],
    ['head and seed are lost', async ({ clear }) => [await clear('heads'), await clear('seeds')], 'damaged'],
    [
      'the seed is no world',
      async ({ clear, put }) => [await clear('heads'), await put('seeds', { world: 'demo', text: '{"revision":0}' })],
      'damaged',
    ],
  ])('is not opened when %s, and nothing of it is changed', async (_damage, damage, kind) => {
    await damage(rawDatabase)
    const before = await everything()

    await expect(open()).rejects.toMatchObject({ name: 'StorageProblem', kind })
    expect(await everything()).toEqual(before)
  })

  test('is not opened when its seed is damaged and the code makes another', async () => {
    await rawDatabase.clear('seeds')
    await expect(open(() => aWorld().world)).rejects.toMatchObject({ kind: 'damaged' })
  })

  test.each(['heads', 'seeds', 'commits', 'snapshots', 'answers'])(
    'is not opened when table %s is missing',
    async (table) => {
      const rest = ['heads', 'seeds', 'commits', 'snapshots', 'answers'].filter((each) => each !== table)
      await deleteDatabase()
      await upgradeDatabase(3, (database) => {
        for (const each of rest) database.createObjectStore(each)
      })

      await expect(open()).rejects.toMatchObject({ kind: 'damaged', message: expect.stringContaining(table) })
    },
  )

  test('of a newer version is left alone', async () => {
    const before = await everything()
    await upgradeDatabase(9)

    await expect(open()).rejects.toMatchObject({ kind: 'newer' })
    expect(await everything()).toEqual(before)
  })
})

describe('while a tab is open', () => {
  test.each<[...Damage, StorageProblemKind]>([
    ['the head is lost', ({ clear }) => clear('heads'), 'cleared'],
    ['the database is deleted', () => deleteDatabase(), 'cleared'],
    [
      'a later commit is missing',
      async ({ remove }) => [await write(5), await remove('commits', ['demo', 4])],
      'damaged',
    ],
  ])('it is noticed that %s: nothing is read or written as if it were not so', async (_damage, damage, kind) => {
    await write(3)
    const told: StorageProblem[] = []
    const store = await openIndexedDbStore(scenario, { onProblem: (problem) => void told.push(problem) })
    await damage(rawDatabase)

    await expect(store.read()).rejects.toMatchObject({ kind })
    await expect(activate(store, 10)).rejects.toMatchObject({ kind })
    expect(told.map((problem) => problem.kind)).toEqual([kind, kind])
  })

  test('a database that was deleted before anything happened is made again by the first write', async () => {
    const store = await open()
    await deleteDatabase()

    expect(worldData(await store.read())).toEqual(worldData(seed))
    await activate(store, 0)
    expect((await read()).revision).toBe(1)
  })

  test('a newer console changes the database: this one can be read, and not written', async () => {
    await write(3)
    const told: StorageProblem[] = []
    const store = await openIndexedDbStore(scenario, { onProblem: (problem) => void told.push(problem) })
    const before = worldData(await store.read())
    await upgradeDatabase(4)

    expect(told).toMatchObject([{ kind: 'newer' }])
    expect(worldData(await store.read())).toEqual(before)
    await expect(activate(store, 10)).rejects.toMatchObject({ kind: 'newer' })
    expect(await rawDatabase.rows('commits')).toHaveLength(3)
  })
})

describe('snapshots', () => {
  test('are written after enough commits, and are what the world is then read from', async () => {
    await write(120)
    const [snapshot] = await snapshots()
    expect(snapshot).toMatchObject({ revision: expect.any(Number), parts: expect.any(Number) })
    const before = await read()
    // Nothing before the snapshot is needed.
    await rawDatabase.remove('commits', IDBKeyRange.bound(['demo'], ['demo', snapshot?.revision]))

    expect(await read()).toEqual(before)
  })

  test('an older snapshot is taken away by the next', async () => {
    await write(100)
    await write(260)
    await vi.waitFor(async () =>
      expect(new Set((await parts()).map(({ revision }) => revision))).toEqual(
        new Set((await snapshots()).map(({ revision }) => revision)),
      ),
    )
  })

  test.each<Damage>([
    ['is lost', ({ clear }) => clear('snapshots')],
    ['is garbage', async ({ put }) => put('snapshots', ...(await parts()).map((part) => ({ ...part, text: '{"' })))],
    [
      'speaks of no table',
      async ({ put }) => put('snapshots', ...(await parts()).map((part) => ({ ...part, text: '{"table":"moons"}' }))),
    ],
    ['has no text', async ({ put }) => put('snapshots', ...(await parts()).map(({ text: _text, ...part }) => part))],
    ['has a part too many', async ({ put }) => put('snapshots', { ...(await parts())[0], part: 99 })],
  ])('are healed from the log when one %s', async (_damage, damage) => {
    await write(120)
    const before = await read()
    await damage(rawDatabase)

    expect(await read()).toEqual(before)
    await vi.waitFor(async () => expect((await parts()).length).toBe((await snapshots())[0]?.parts))
    expect(await read()).toEqual(before)
  })

  test('a damaged snapshot of a damaged log cannot be healed', async () => {
    await write(120)
    await rawDatabase.clear('snapshots')
    await rawDatabase.remove('commits', ['demo', 50])

    await expect(open()).rejects.toMatchObject({ kind: 'damaged' })
  })
})

test('a scenario that is too large to be stored is made again by the code, and only by the same version', async () => {
  const made = (version: number) => openIndexedDbStore({ ...scenario, version })
  const store = await made(1)
  await activate(store, 0)

  expect(await rawDatabase.rows('seeds')).toEqual([])
  expect(worldData(await (await made(1)).read())).toEqual(worldData(await store.read()))
  await expect(made(2)).rejects.toMatchObject({ kind: 'damaged' })
})

test('answers are kept for a day, and go in idle time', async () => {
  const store = await open()
  const asked = (at: string, index: number) =>
    store.transact({ at, actor: accounts[index]?.appId ?? '', requestId: 'r', key: 'key' }, (_world, earlier) =>
      earlier
        ? { result: 'again' }
        : { events: [], read: () => ({ result: 'first', answer: { fingerprint: '', status: 200, body: {} } }) },
    )

  expect(await asked('2026-05-20T08:00:00.000Z', 0)).toBe('first')
  expect(await asked('2026-05-21T08:00:00.000Z', 0)).toBe('again')
  expect(await asked('2026-05-21T08:00:00.001Z', 0)).toBe('first')
  await write(110)
  await vi.waitFor(async () => expect(await store.answerTo('key')).toBeUndefined())
})

/** Lets the accounts activate sharing, one after the other, up to this many, and waits for what is done in idle time. */
async function write(count: number): Promise<void> {
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act))
  const store = await open()
  for (let index = (await store.read()).revision; index < count; index += 1) await activate(store, index)
  if (count >= 100) await vi.waitFor(async () => expect(await snapshots()).not.toEqual([]))
}

async function activate(store: Store, index: number): Promise<void> {
  const account = accounts[index]
  if (!account) throw new Error('there are not that many')
  await store.transact({ at: now, actor: account.appId, requestId: `request-${index}` }, (world) => ({
    events: eventsOf(activateSharing(world, {}, commandContext(account))),
    read: () => ({ result: undefined }),
  }))
}

async function read() {
  return worldData(await (await open()).read())
}

async function everything() {
  return Promise.all(['heads', 'seeds', 'commits', 'snapshots', 'answers'].map((table) => rawDatabase.rows(table)))
}

async function claimSnapshot({ rows, put }: RawDatabase, revision: number) {
  const [head] = (await rows('heads')) as object[]
  await put('heads', { ...head, snapshot: { revision, parts: 1 } })
}

async function snapshots() {
  const heads = (await rawDatabase.rows('heads')) as { snapshot: { revision: number; parts: number } | null }[]
  return heads.flatMap(({ snapshot }) => (snapshot ? [snapshot] : []))
}

async function parts() {
  return (await rawDatabase.rows('snapshots')) as { world: string; revision: number; part: number; text: string }[]
}
