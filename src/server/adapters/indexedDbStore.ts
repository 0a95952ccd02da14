import type { World } from '../../domain/world/world.ts'
import { newId } from '../../platform/newId.ts'
import { scoped } from '../../platform/scope.ts'
import { whenIdle } from '../../platform/whenIdle.ts'
import type { Outcome, StoredAnswer, WriteOrigin } from '../application/store.ts'
import { StorageProblem } from '../application/storageProblem.ts'
import { checksum } from './checksum.ts'
import { connect } from './connection.ts'
import type { LocalStore } from './localStore.ts'
import { commitRow, indexedDbLog } from './indexedDbLog.ts'
import { countEvents, fold, readCommits, readWorld, textOf, type Known, type Scenario } from './readWorld.ts'
import { tableNames, type Database, type Head, type Reader, type SeedName } from './schema.ts'
import { answersExpireBefore, settle } from './settle.ts'
import { isSnapshotDue, tidy } from './tidy.ts'

interface Reactions {
  /** What is stored can no longer be used. Told besides being thrown: it concerns the whole page. */
  onProblem?: (problem: StorageProblem) => void
}

/**
 * Keeps a scenario's world in IndexedDB: its seed, a log of commits, and now and then a snapshot. Refuses with a
 * `StorageProblem` where that cannot be done, or what is there cannot be read.
 */
export async function openIndexedDbStore(
  scenario: Scenario,
  { onProblem = () => {} }: Reactions = {},
): Promise<LocalStore> {
  const { name } = scenario
  const connection = await connect(() => onProblem(new StorageProblem('newer', 'a newer console has come')))
  let known = await connection.use((database) => start(database, scenario))
  let isTidying = false
  tidySoon()

  return {
    ...indexedDbLog(name, (act) => telling(() => connection.use(act))),
    kind: 'indexeddb',
    read: () => telling(readPresent),
    transact: (origin, decide) =>
      telling(() => exclusively(name, () => connection.use((database) => transact(database, origin, decide)))),
    answerTo: (key) => telling(() => connection.use((database) => database.get('answers', [name, key]))),
    reset: () =>
      telling(() =>
        exclusively(name, () =>
          connection.use(async (database) => {
            await clear(database, scenario)
            known = await start(database, scenario)
          }),
        ),
      ),
  }

  async function readPresent(): Promise<World> {
    try {
      return (await connection.use((database) => catchUp(database.transaction(tableNames)))).world
    } catch (error) {
      // What this tab knows can still be looked at; a newer console has the rest.
      if (error instanceof StorageProblem && error.kind === 'newer') return known.world
      throw error
    }
  }

  /** Folds what other tabs have committed since. Runs inside the caller's transaction. */
  async function catchUp(transaction: Reader<IDBTransactionMode>): Promise<Known> {
    // Others catch up at the same time: what is folded here goes onto what was known when it was asked for.
    const from = known
    const head = await transaction.objectStore('heads').get(name)
    if (!head && from.epoch !== undefined) throw new StorageProblem('cleared', 'what was stored is gone')
    if (head && head.epoch !== from.epoch) return (known = (await readWorld(transaction, scenario)) ?? fresh(scenario))
    if (!head || head.revision === from.world.revision) return from

    const commits = await readCommits(transaction, name, from.world.revision, head.revision)
    const eventsSince = from.eventsSince + countEvents(commits)
    const now = { ...from, world: fold(from.world, commits), eventsSince }
    if (known.epoch === from.epoch && now.world.revision > known.world.revision) known = now
    return now
  }

  async function transact<Result>(
    database: Database,
    origin: WriteOrigin,
    decide: (world: World, earlier: StoredAnswer | undefined) => Outcome<Result>,
  ): Promise<Result> {
    const { key, at } = origin
    const transaction = database.transaction(tableNames, 'readwrite')
    const [heads, seeds] = [transaction.objectStore('heads'), transaction.objectStore('seeds')]
    const [commits, answers] = [transaction.objectStore('commits'), transaction.objectStore('answers')]
    const stored = key === undefined ? undefined : await answers.get([name, key])
    const before = await catchUp(transaction)
    const earlier = stored && stored.at >= answersExpireBefore(at) ? stored : undefined
    const { commit, after, answer, result } = settle(before.world, origin, decide(before.world, earlier))
    // The seed is named with the first commit: until then the code's own is as good.
    const first = commit && before.epoch === undefined ? begin(scenario, before.world) : undefined
    const head = first?.head ?? (await heads.get(name))
    await together(transaction, [
      async () => first?.text !== undefined && seeds.put({ world: name, text: first.text }),
      async () => commit && commits.add(commitRow(name, commit, (id) => after.shares.get(id))),
      async () => commit && head && heads.put({ ...head, revision: commit.revision }),
      async () => answer && key !== undefined && answers.put({ ...answer, world: name, key, at }),
    ])
    if (commit) {
      const eventsSince = before.eventsSince + commit.events.length
      known = { ...before, epoch: head?.epoch, world: after, eventsSince }
    }
    tidySoon()
    return result
  }

  async function telling<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act()
    } catch (error) {
      if (error instanceof StorageProblem) onProblem(error)
      throw error
    }
  }

  function tidySoon() {
    if (isTidying || !isSnapshotDue(known)) return
    isTidying = true
    whenIdle(() => void tidyNow().finally(() => (isTidying = false)), 10_000)
  }

  /** Where it fails nothing is lost: start-up takes longer, and it is tried again after the next commit. */
  async function tidyNow() {
    const snapshot = await connection.use((database) => tidy(database, name, known)).catch(() => undefined)
    if (snapshot) known = { ...known, ...snapshot }
  }
}

/** Reads the world from the start, and writes what had to be mended to read it. */
async function start(database: Database, scenario: Scenario): Promise<Known> {
  const read = await readWorld(database.transaction(tableNames), scenario)
  if (read?.mended) await database.put('heads', read.mended)
  return read ?? fresh(scenario)
}

/** A world in which nothing has happened. Nothing of it is stored. */
function fresh({ make }: Scenario): Known {
  const seed = make()
  return { epoch: undefined, seed, world: seed, snapshot: { revision: seed.revision, parts: 0 }, eventsSince: 0 }
}

/** What is stored of a world in which something happens for the first time. */
function begin({ name, version }: Scenario, seed: World): { head: Head; text: string | undefined } {
  const text = version === undefined ? textOf(seed) : undefined
  const seedName: SeedName =
    text === undefined ? { kind: 'made', version: version ?? 0 } : { kind: 'stored', checksum: checksum(text) }
  return { head: { world: name, epoch: newId(), revision: seed.revision, seed: seedName, snapshot: null }, text }
}

async function clear(database: Database, scenario: Scenario): Promise<void> {
  const { name } = scenario
  const { head, text } = begin(scenario, scenario.make())
  const transaction = database.transaction(tableNames, 'readwrite')
  const ofThisWorld = IDBKeyRange.bound([name], [name, []])
  await Promise.all([
    transaction.objectStore('heads').put(head),
    text === undefined ? undefined : transaction.objectStore('seeds').put({ world: name, text }),
    transaction.objectStore('commits').delete(ofThisWorld),
    transaction.objectStore('snapshots').delete(ofThisWorld),
    transaction.objectStore('answers').delete(ofThisWorld),
    transaction.done,
  ])
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

function exclusively<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  // Not there on insecure origins; the database's own transactions still keep commits apart.
  return 'locks' in navigator ? navigator.locks.request(scoped(`environment-sharing:${name}`), act) : act()
}
