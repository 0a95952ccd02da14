import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import type { Commit } from '../../domain/world/event.ts'
import type { StoredAnswer } from '../application/store.ts'

/**
 * The version of everything stored. It goes up with every change of these tables, of the events and of the rows of the
 * world: an older console then leaves what is stored alone, and a newer one migrates it when it opens it.
 */
export const storageVersion = 3

/** What a world stands on. Written with every commit, in the same transaction. */
export interface Head {
  world: string
  /** Comes with the first commit and changes with every reset, so that other tabs drop what they had folded. */
  epoch: string
  /** That of the last commit: a log that is shorter has lost something. */
  revision: number
  seed: SeedName
  /** The newest valid snapshot. */
  snapshot: SnapshotName | null
}

export interface SnapshotName {
  revision: number
  parts: number
}

/**
 * How to come by the seed again: its rows are stored, with a checksum; or it is so large that the code makes it anew, as
 * this version of its scenario.
 */
export type SeedName = { kind: 'stored'; checksum: number } | { kind: 'made'; version: number }

/** A commit, and by what the history finds it: world and subject (see `historySubjects`). */
export interface CommitRow extends Commit {
  world: string
  about: [string, string][]
}

export interface Tables extends DBSchema {
  heads: { key: string; value: Head }
  /** `text` is the `WorldData` as JSON. */
  seeds: { key: string; value: { world: string; text: string } }
  /** Kept for good: they are the history, and what a damaged snapshot is healed from. */
  commits: { key: [string, number]; value: CommitRow; indexes: { about: [string, string] } }
  /** What differs from the seed, in parts. Valid once the head names it. */
  snapshots: { key: [string, number, number]; value: { world: string; revision: number; part: number; text: string } }
  answers: {
    key: [string, string]
    value: StoredAnswer & { world: string; key: string; at: string }
    indexes: { at: string }
  }
}

export const tableNames = ['heads', 'seeds', 'commits', 'snapshots', 'answers'] as const
export type TableName = (typeof tableNames)[number]

export type Database = IDBPDatabase<Tables>
/** A transaction over all tables. What reads can read, what also writes can read as well. */
export type Reader<Mode extends IDBTransactionMode = 'readonly'> = IDBPTransaction<Tables, TableName[], Mode>
