import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Commit } from '../../domain/event.ts'
import { applyCommit } from '../../domain/evolve.ts'
import type { World } from '../../domain/world.ts'
import { worldData, worldFrom, type WorldData } from '../../domain/worldData.ts'
import type { Outcome, Store, StoredAnswer, WriteOrigin } from '../application/store.ts'

interface Tables extends DBSchema {
  /** The seed is written with the first commit: until then the code's own is as good, and it can be large. */
  worlds: { key: string; value: { name: string; seed: WorldData } }
  /** Comes with the first commit and changes with every reset, so that other tabs drop what they had folded. */
  epochs: { key: string; value: { name: string; epoch: string } }
  commits: { key: [string, number]; value: Commit & { world: string } }
  answers: { key: [string, string]; value: StoredAnswer & { world: string; key: string } }
}

const tables: ('worlds' | 'epochs' | 'commits')[] = ['worlds', 'epochs', 'commits']
type Reader = IDBPTransaction<Tables, typeof tables>

/** A world as far as it was folded. Without an epoch nothing of it has been stored. */
interface Known {
  epoch: string | undefined
  world: World
}

/** Opens a world's store; where IndexedDB is not there (private windows, broken profiles) it lives in memory. */
export async function openStore(name: string, seed: () => World): Promise<Store> {
  try {
    const database = await openTables()
    return await keptStore(database, name, seed)
  } catch {
    return memoryStore(seed)
  }
}

function openTables(): Promise<IDBPDatabase<Tables>> {
  return new Promise((resolve, reject) => {
    const opening = openDB<Tables>('environment-sharing', 2, {
      upgrade(upgrading) {
        // The worlds of version 1 have no items, and their commits fit no other seed: they start again.
        const tables = Array.from(upgrading.objectStoreNames)
        for (const table of tables) upgrading.deleteObjectStore(table)
        upgrading.createObjectStore('worlds', { keyPath: 'name' })
        upgrading.createObjectStore('epochs', { keyPath: 'name' })
        upgrading.createObjectStore('commits', { keyPath: ['world', 'revision'] })
        upgrading.createObjectStore('answers', { keyPath: ['world', 'key'] })
      },
      // A tab with an older console holds the database open and may stay for days: nobody waits for that.
      blocked: () => reject(new Error('another tab holds an older version open')),
      // Nor shall a newer console wait for this tab.
      blocking: (_current, _blocked, { target }) => (target as IDBDatabase).close(),
    })
    opening.then(resolve, reject)
  })
}

async function keptStore(database: IDBPDatabase<Tables>, name: string, seed: () => World): Promise<Store> {
  let known = await readAll(database.transaction(tables), name, seed)

  /** Folds what other tabs have committed since. Runs inside the caller's transaction. */
  async function catchUp(transaction: Reader): Promise<Known> {
    // Others catch up at the same time: what is folded here goes onto what was known when it was asked for.
    const from = known
    const newer = IDBKeyRange.bound([name, from.world.revision], [name, Infinity], true)
    const [stored, commits] = await Promise.all([
      transaction.objectStore('epochs').get(name),
      transaction.objectStore('commits').getAll(newer),
    ])
    if (stored?.epoch !== from.epoch) return (known = await readAll(transaction, name, seed))

    const world = commits.reduce(applyCommit, from.world)
    if (known.epoch === from.epoch && world.revision > known.world.revision) known = { ...from, world }
    return { ...from, world }
  }

  return {
    kind: 'kept',
    async read() {
      return (await catchUp(database.transaction(tables))).world
    },
    transact: (origin, decide) =>
      exclusively(name, async () => {
        const { key } = origin
        const transaction = database.transaction([...tables, 'answers' as const], 'readwrite')
        const earlier = key === undefined ? undefined : await transaction.objectStore('answers').get([name, key])
        // What reads can read, what also writes can read as well; the two types do not know that of each other.
        const { epoch, world } = await catchUp(transaction as unknown as Reader)
        const { commit, answer, result, after } = settle(world, origin, decide(world, earlier))
        const first = commit && epoch === undefined ? crypto.randomUUID() : undefined
        await together(transaction, [
          async () => first && transaction.objectStore('worlds').put({ name, seed: worldData(world) }),
          async () => first && transaction.objectStore('epochs').put({ name, epoch: first }),
          async () => commit && transaction.objectStore('commits').add({ ...commit, world: name }),
          async () =>
            answer && key !== undefined && transaction.objectStore('answers').put({ ...answer, world: name, key }),
        ])
        if (commit) known = { epoch: first ?? epoch, world: after }
        return result
      }),
    answerTo: (key) => database.get('answers', [name, key]),
    reset: () =>
      exclusively(name, async () => {
        const transaction = database.transaction(['worlds', 'epochs', 'commits', 'answers'], 'readwrite')
        const ofThisWorld = IDBKeyRange.bound([name], [name, []])
        await Promise.all([
          transaction.objectStore('worlds').put({ name, seed: worldData(seed()) }),
          transaction.objectStore('epochs').put({ name, epoch: crypto.randomUUID() }),
          transaction.objectStore('commits').delete(ofThisWorld),
          transaction.objectStore('answers').delete(ofThisWorld),
          transaction.done,
        ])
        known = await readAll(database.transaction(tables), name, seed)
      }),
  }
}

/** All writes or none: where one fails, the transaction goes with it. */
async function together(transaction: { done: Promise<void>; abort: () => void }, writes: (() => Promise<unknown>)[]) {
  // When a write fails, `done` fails too; only the write knows why.
  transaction.done.catch(() => {})
  try {
    await Promise.all(writes.map((write) => write()))
  } catch (error) {
    try {
      transaction.abort()
    } catch {
      // It has gone already.
    }
    throw error
  }
  await transaction.done
}

/** Reads a world from the start: its stored seed and every commit since, or while nothing has happened in it, the code's seed. */
async function readAll(transaction: Reader, name: string, seed: () => World): Promise<Known> {
  const [stored, current, commits] = await Promise.all([
    transaction.objectStore('worlds').get(name),
    transaction.objectStore('epochs').get(name),
    transaction.objectStore('commits').getAll(IDBKeyRange.bound([name, 0], [name, Infinity])),
  ])
  if (!stored || !current) return { epoch: undefined, world: seed() }
  return { epoch: current.epoch, world: commits.reduce(applyCommit, worldFrom(stored.seed)) }
}

export function memoryStore(seed: () => World): Store {
  let world = seed()
  let answers = new Map<string, StoredAnswer>()
  return {
    kind: 'memory',
    read: async () => world,
    async transact(origin, decide) {
      const { key } = origin
      const { after, answer, result } = settle(
        world,
        origin,
        decide(world, key === undefined ? undefined : answers.get(key)),
      )
      world = after
      if (answer && key !== undefined) answers.set(key, answer)
      return result
    },
    answerTo: async (key) => answers.get(key),
    async reset() {
      world = seed()
      answers = new Map()
    },
  }
}

/** What a decision comes to: the commit to be stored with its revision, the world after it, and what is answered. */
interface Settled<Result> {
  commit?: Commit
  after: World
  result: Result
  answer?: StoredAnswer
}

function settle<Result>(
  world: World,
  { actor, at, requestId }: WriteOrigin,
  outcome: Outcome<Result>,
): Settled<Result> {
  if ('result' in outcome) return { after: world, result: outcome.result }
  const { events, read } = outcome
  if (events.length === 0) return { after: world, ...read(world) }
  const commit = { revision: world.revision + 1, at, actor, requestId, events }
  const after = applyCommit(world, commit)
  return { commit, after, ...read(after) }
}

function exclusively<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  // Not there on insecure origins; the database's own transactions still keep commits apart.
  return 'locks' in navigator ? navigator.locks.request(`environment-sharing:${name}`, act) : act()
}
