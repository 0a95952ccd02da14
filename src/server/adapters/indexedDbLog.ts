import type { Commit } from '../../domain/world/event.ts'
import { historySubjects, type FindParties } from '../../domain/world/history.ts'
import type { CommitLog } from '../application/store.ts'
import type { CommitRow, Database } from './schema.ts'

/** A commit as it is stored: with all that it is found by in the history. */
export function commitRow(world: string, commit: Commit, findParties: FindParties): CommitRow {
  const subjects = historySubjects(commit.events, findParties)
  return { ...commit, world, about: subjects.map((subject): [string, string] => [world, subject]) }
}

/** The history of one world. Counting and a page of it cost the same however much has happened. */
export function indexedDbLog(
  world: string,
  ask: <Result>(act: (database: Database) => Promise<Result>) => Promise<Result>,
): CommitLog {
  const only = (subject: string) => IDBKeyRange.only([world, subject])
  return {
    countAbout: (subject) => ask((database) => database.countFromIndex('commits', 'about', only(subject))),
    commitsAbout: (subject, range) =>
      ask(async (database) => {
        const rows = range
          ? await readPage(database, only(subject), range)
          : (await database.getAllFromIndex('commits', 'about', only(subject))).toReversed()
        return rows.map(({ revision, at, actor, requestId, events }) => ({ revision, at, actor, requestId, events }))
      }),
  }
}

async function readPage(database: Database, subject: IDBKeyRange, { skip, take }: { skip: number; take: number }) {
  const rows: CommitRow[] = []
  let cursor = await database.transaction('commits').store.index('about').openCursor(subject, 'prev')
  if (skip > 0) cursor = (await cursor?.advance(skip)) ?? null
  for (; cursor && rows.length < take; cursor = await cursor.continue()) rows.push(cursor.value)
  return rows
}
