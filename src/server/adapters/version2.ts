import * as z from 'zod/mini'
import type { Commit } from '../../domain/world/event.ts'
import type { StoredAnswer } from '../application/store.ts'
import type { Parties } from '../../domain/world/history.ts'
import { checksum } from './checksum.ts'
import { commitRow } from './indexedDbLog.ts'
import type { CommitRow, Head, Tables } from './schema.ts'

/** The rows of version 2 of the database, as they were found. */
export type Version2 = Record<'worlds' | 'epochs' | 'commits' | 'answers', unknown[]>

type Rows = { [Table in 'heads' | 'seeds' | 'commits' | 'answers']: Tables[Table]['value'][] }

const worldRow = z.object({ name: z.string(), seed: z.looseObject({ revision: z.int() }) })
const epochRow = z.object({ name: z.string(), epoch: z.string() })
const version2Commit = z.looseObject({ world: z.string(), revision: z.int() })
const shareRow = z.object({ id: z.string(), owner: z.string(), grantee: z.string() })
const sharedEvent = z.object({ shareId: z.string(), owner: z.string(), grantee: z.string() })
const answerRow = z.looseObject({ world: z.string(), key: z.string() })

/**
 * Version 2 as version 3 stores it. Version 2 had no head, kept the seed as an object, and did not say when an answer
 * was given: all answers count as given now. Rows that cannot be read are left out; what that damages is noticed when
 * the world is read.
 */
export function fromVersion2(old: Version2, now: string): Rows {
  const epochs = new Map(readable(epochRow, old.epochs).map(({ name, epoch }) => [name, epoch]))
  // Only what names a row is checked here: the rest is checked, as always, where it is read.
  const readableCommits = readable(version2Commit, old.commits) as unknown as (Commit & { world: string })[]
  const answers = readable(answerRow, old.answers) as unknown as (StoredAnswer & { world: string; key: string })[]
  const seeds = readable(worldRow, old.worlds).map(({ name, seed }) => ({
    world: name,
    text: JSON.stringify(seed),
    revision: seed.revision,
  }))
  const commits = withSubjects(old, readableCommits)
  const heads = seeds.flatMap(({ world, text, revision }): Head[] => {
    const epoch = epochs.get(world)
    if (epoch === undefined) return []
    const last = commits.filter((commit) => commit.world === world).map((commit) => commit.revision)
    const seed = { kind: 'stored', checksum: checksum(text) } as const
    return [{ world, epoch, revision: Math.max(revision, ...last), seed, snapshot: null }]
  })
  return {
    heads,
    seeds: seeds.map(({ world, text }) => ({ world, text })),
    commits,
    answers: answers.map((answer) => ({ ...answer, at: now })),
  }
}

/** Version 2 had no history to look things up in. Who the parties of a share are is in its seed or in a commit. */
function withSubjects(old: Version2, commits: readonly (Commit & { world: string })[]): CommitRow[] {
  const parties = new Map<string, Parties>()
  for (const { name, seed } of readable(worldRow, old.worlds))
    for (const { id, ...share } of readable(shareRow, Array.isArray(seed['shares']) ? seed['shares'] : []))
      parties.set(`${name} ${id}`, share)
  for (const { world, events } of commits)
    for (const { shareId, ...share } of readable(sharedEvent, Array.isArray(events) ? events : []))
      parties.set(`${world} ${shareId}`, share)

  return commits.map(({ world, ...commit }) => {
    try {
      return commitRow(world, commit, (shareId) => parties.get(`${world} ${shareId}`))
    } catch {
      // What is no commit is noticed when the world is read.
      return { ...commit, world, about: [] }
    }
  })
}

function readable<Row>(row: z.ZodMiniType<Row>, rows: unknown[]): Row[] {
  return rows.flatMap((each) => {
    const parsed = row.safeParse(each)
    return parsed.success ? [parsed.data] : []
  })
}
