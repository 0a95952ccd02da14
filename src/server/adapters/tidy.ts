import type { Known } from './readWorld.ts'
import type { Database } from './schema.ts'
import { answersExpireBefore } from './settle.ts'
import { writeSnapshot } from './snapshot.ts'

/** Commits since the last snapshot that are worth another, and events in them: the larger it is, the more. */
const [snapshotEvery, forEachPart] = [100, 25]
const [eventsEvery, eventsForEachPart] = [2000, 100]

/** Whether reading the world from the start has become slow enough for another snapshot. */
export function isSnapshotDue({ epoch, world, snapshot, eventsSince, isHealed }: Known): boolean {
  if (epoch === undefined) return false
  if (isHealed || eventsSince >= eventsEvery + snapshot.parts * eventsForEachPart) return true
  return world.revision - snapshot.revision >= snapshotEvery + snapshot.parts * forEachPart
}

/** Drops what is no longer needed, and writes a snapshot where one is due. Gives what is known of it from then on. */
export async function tidy(database: Database, name: string, known: Known): Promise<Partial<Known> | undefined> {
  await dropExpiredAnswers(database)
  if (known.epoch === undefined || !isSnapshotDue(known)) return undefined
  const snapshot = await writeSnapshot(database, name, { ...known, epoch: known.epoch })
  return snapshot && { snapshot, eventsSince: 0, isHealed: false }
}

async function dropExpiredAnswers(database: Database): Promise<void> {
  const limit = answersExpireBefore(new Date().toISOString())
  const transaction = database.transaction('answers', 'readwrite')
  const keys = await transaction.store.index('at').getAllKeys(IDBKeyRange.upperBound(limit, true), 500)
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done])
}
