import type { Commit } from '../../domain/world/event.ts'
import { applyCommit, UnknownEvent } from '../../domain/world/evolve.ts'
import { shapes, type World } from '../../domain/world/world.ts'
import { withChanges, worldData, worldFrom, type WorldData } from '../../domain/world/worldData.ts'
import { newId } from '../../platform/newId.ts'
import { StorageProblem } from '../application/storageProblem.ts'
import { checksum } from './checksum.ts'
import type { Head, Reader, SnapshotName } from './schema.ts'
import { readSnapshot, type Folded } from './snapshot.ts'

/** A scenario as the code has it. */
export interface Scenario {
  name: string
  make: () => World
  /** Of a scenario that is too large to be stored: the code makes its seed again. */
  version?: number | undefined
}

/** A world as it was read. */
export interface Known extends Omit<Folded, 'epoch'> {
  /** None while nothing of it has been stored. */
  epoch: string | undefined
  /** What reading it again would start from; the seed where there is no snapshot. */
  snapshot: SnapshotName
  /** How many events have to be folded onto that. */
  eventsSince: number
  /** The stored snapshot could not be used. */
  isHealed?: boolean
  /** A head that has to be written because the stored one was lost. */
  mended?: Head
}

/**
 * Reads a world from the start: its seed, the newest snapshot, and the commits since. Gives nothing where nothing has
 * happened in it. A damaged snapshot is healed from the log, a lost seed from the code where that still makes the same,
 * a lost head from the log. What cannot be healed throws a `StorageProblem`.
 */
export async function readWorld(
  transaction: Reader<IDBTransactionMode>,
  scenario: Scenario,
): Promise<Known | undefined> {
  const { name } = scenario
  const stored = await transaction.objectStore('heads').get(name)
  const head = isHead(stored) ? stored : await headFromLog(transaction, name)
  if (!head) return undefined

  const seed = await readSeed(transaction, scenario, head)
  const changes = head.snapshot ? await readSnapshot(transaction, name, head.snapshot) : undefined
  const start = changes ? applied(() => withChanges(seed, changes)) : undefined
  const since = start ?? seed
  const commits = await readCommits(transaction, name, since.revision, head.revision)
  return {
    epoch: head.epoch,
    seed,
    world: fold(since, commits),
    eventsSince: countEvents(commits),
    snapshot: start && head.snapshot ? head.snapshot : { revision: seed.revision, parts: 0 },
    isHealed: Boolean(head.snapshot) && !start,
    ...(head === stored ? {} : { mended: head }),
  }
}

/** The commits after one revision, at least up to another: one after the other, or a `StorageProblem`. */
export async function readCommits(
  transaction: Reader<IDBTransactionMode>,
  name: string,
  after: number,
  last: number,
): Promise<Commit[]> {
  const range = IDBKeyRange.bound([name, after], [name, Infinity], true)
  const commits = await transaction.objectStore('commits').getAll(range)
  const gap = commits.findIndex(({ revision }, index) => revision !== after + 1 + index)
  if (gap !== -1) throw damaged(`commit ${after + 1 + gap} is missing`)
  if (after + commits.length < last) throw damaged(`commit ${after + commits.length + 1} is missing`)
  return commits
}

/** The world after these commits. Refuses events of kinds this version does not know, and what is no commit. */
export function fold(world: World, commits: readonly Commit[]): World {
  try {
    return commits.reduce(applyCommit, world)
  } catch (error) {
    if (error instanceof UnknownEvent) throw new StorageProblem('unknown-event', error.message, { cause: error })
    throw damaged('a commit cannot be read', error)
  }
}

export function countEvents(commits: readonly Commit[]): number {
  return commits.reduce((sum, { events }) => sum + events.length, 0)
}

function damaged(message: string, cause?: unknown): StorageProblem {
  return new StorageProblem('damaged', message, { cause })
}

function isHead(stored: Head | undefined): stored is Head {
  return (
    stored !== undefined &&
    typeof stored.epoch === 'string' &&
    Number.isInteger(stored.revision) &&
    ['stored', 'made'].includes(stored.seed?.kind) &&
    (stored.snapshot === null || Number.isInteger(stored.snapshot?.revision))
  )
}

/** A world whose head was lost: where its seed and its log are there, that is enough to write the head again. */
async function headFromLog(transaction: Reader<IDBTransactionMode>, name: string): Promise<Head | undefined> {
  const last = await transaction.objectStore('commits').openKeyCursor(IDBKeyRange.bound([name], [name, []]), 'prev')
  if (!last) return undefined
  const stored = await transaction.objectStore('seeds').get(name)
  if (typeof stored?.text !== 'string') throw damaged('there are commits without a head and a seed')
  const seed = { kind: 'stored', checksum: checksum(stored.text) } as const
  return { world: name, epoch: newId(), revision: last.key[1], seed, snapshot: null }
}

async function readSeed(
  transaction: Reader<IDBTransactionMode>,
  { name, make, version }: Scenario,
  { seed }: Head,
): Promise<World> {
  if (seed.kind === 'made') {
    if (seed.version === version) return make()
    throw damaged(`the scenario is of version ${version}, its changes are of version ${seed.version}`)
  }
  const stored = await transaction.objectStore('seeds').get(name)
  const world = stored && seed.checksum === checksum(String(stored.text)) ? worldOf(stored.text) : undefined
  if (world) return world
  const made = make()
  if (checksum(textOf(made)) === seed.checksum) return made
  throw damaged('the seed is damaged')
}

function worldOf(text: string): World | undefined {
  const data = applied(() => JSON.parse(text) as WorldData)
  // The keys of an object literal are known; `Object.keys` cannot say so.
  const tables = Object.keys(shapes) as (keyof typeof shapes)[]
  return data && tables.every((table) => Array.isArray(data[table])) ? worldFrom(data) : undefined
}

/** How a seed is stored, and what its checksum is of. */
export function textOf(seed: World): string {
  return JSON.stringify(worldData(seed))
}

function applied<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
