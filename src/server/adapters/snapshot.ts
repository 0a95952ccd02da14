import type { World } from '../../domain/world/world.ts'
import { changesOf, type WorldChanges } from '../../domain/world/worldData.ts'
import { whenIdle } from '../../platform/whenIdle.ts'
import type { Database, Reader, SnapshotName } from './schema.ts'

/** As much of a part as is written down in a few milliseconds. */
const partLength = 200_000

/** What one part says of one table of the world. */
interface Part {
  table: ChangedTable
  removed?: string[]
  put?: unknown[]
}
type ChangedTable = Exclude<keyof WorldChanges, 'revision'>

/** A world as far as it was folded, and the seed it began with. */
export interface Folded {
  epoch: string
  seed: World
  world: World
}

/**
 * Writes down what differs from the seed, a part at a time, each when the browser is idle. The head's naming it makes it
 * valid, and takes all other snapshots away. Gives up where another tab was quicker, or the world has been reset.
 */
export async function writeSnapshot(
  database: Database,
  name: string,
  { epoch, seed, world }: Folded,
): Promise<SnapshotName | undefined> {
  const { revision } = world
  await database.delete('snapshots', partsRange(name, revision))
  let part = 0
  for (const text of partsOf(changesOf(world, seed))) {
    await idle()
    await database.put('snapshots', { world: name, revision, part, text })
    part += 1
  }
  const transaction = database.transaction(['heads', 'snapshots'], 'readwrite')
  const [heads, snapshots] = [transaction.objectStore('heads'), transaction.objectStore('snapshots')]
  const [head, written] = await Promise.all([heads.get(name), snapshots.count(partsRange(name, revision))])
  const isCurrent = head?.epoch === epoch && (head.snapshot?.revision ?? -1) <= revision && written === part
  if (!isCurrent) {
    if (head?.snapshot?.revision !== revision) await snapshots.delete(partsRange(name, revision))
    return undefined
  }
  await Promise.all([
    heads.put({ ...head, snapshot: { revision, parts: part } }),
    snapshots.delete(IDBKeyRange.bound([name], [name, revision], false, true)),
    snapshots.delete(IDBKeyRange.bound([name, revision, []], [name, []])),
    transaction.done,
  ])
  return { revision, parts: part }
}

/** Reads a snapshot's parts. Gives nothing where one is missing or is none: the log has all of it, too. */
export async function readSnapshot(
  transaction: Reader<IDBTransactionMode>,
  name: string,
  { revision, parts }: SnapshotName,
): Promise<WorldChanges | undefined> {
  const rows = await transaction.objectStore('snapshots').getAll(partsRange(name, revision))
  if (rows.length !== parts) return undefined
  try {
    return joined(
      revision,
      rows.map(({ text }) => JSON.parse(text) as Part),
    )
  } catch {
    return undefined
  }
}

function partsRange(name: string, revision: number): IDBKeyRange {
  return IDBKeyRange.bound([name, revision], [name, revision, []])
}

function* partsOf(changes: WorldChanges): Generator<string> {
  const { revision: _revision, ...tables } = changes
  // The keys of an object literal are known; `Object.keys` cannot say so.
  for (const table of Object.keys(tables) as ChangedTable[]) {
    const { removed, put } = changes[table]
    if (removed.length > 0) yield JSON.stringify({ table, removed })
    for (const rows of textsOf(put)) yield `{"table":"${table}","put":[${rows}]}`
  }
}

function* textsOf(rows: readonly unknown[]): Generator<string> {
  let texts: string[] = []
  let length = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    texts.push(text)
    length += text.length
    if (length < partLength) continue
    yield texts.join(',')
    texts = []
    length = 0
  }
  if (length > 0) yield texts.join(',')
}

function joined(revision: number, parts: Part[]): WorldChanges {
  const none = () => ({ removed: [] as string[], put: [] as unknown[] })
  const changes = {
    entities: none(),
    accounts: none(),
    environments: none(),
    activations: none(),
    choices: none(),
    shares: none(),
    notifications: none(),
    items: none(),
    records: none(),
    authChecks: none(),
  } satisfies Record<ChangedTable, unknown>
  for (const { table, removed = [], put = [] } of parts) {
    changes[table].removed.push(...removed)
    changes[table].put.push(...put)
  }
  // The rows are those that `textsOf` wrote for their tables.
  return { revision, ...changes } as WorldChanges
}

function idle(): Promise<void> {
  return new Promise((resolve) => whenIdle(resolve))
}
