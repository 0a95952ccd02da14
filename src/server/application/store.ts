import type { AppId } from '../../domain/accounts/appId.ts'
import type { Commit, Event } from '../../domain/world/event.ts'
import type { World } from '../../domain/world/world.ts'

/** The first answer to a write, kept under its Idempotency-Key together with what was asked. */
export interface StoredAnswer {
  fingerprint: string
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** Who writes, when, and in which request: what a commit says besides its events. */
export interface WriteOrigin {
  actor: AppId
  /** ISO 8601. */
  at: string
  requestId: string
  /** The idempotency key, where the write has one; already that of one account. */
  key?: string | undefined
}

/**
 * What a command decided. With `events` they are committed, together with the answer to be kept; without, nothing is
 * stored. `read` is asked once, with the world as the events leave it.
 */
export type Outcome<Result> =
  | { result: Result }
  | {
      /** None: the command is accepted and changes nothing. Only its answer is kept. */
      events: readonly Event[]
      read: (after: World) => { result: Result; answer?: StoredAnswer }
    }

/** What has been committed, by what it is about: see `historySubjects`. */
export interface CommitLog {
  countAbout: (subject: string) => Promise<number>
  /** Newest first; all of them, or so many after the first few. */
  commitsAbout: (subject: string, range?: { skip: number; take: number }) => Promise<Commit[]>
}

/** Keeps one named world. All changes pass through `transact`, one at a time, whatever tab they come from. */
export interface Store extends CommitLog {
  read: () => Promise<World>
  /**
   * Decides on the world as it is, and commits. Revisions are numbered here and nowhere else. `earlier` is the answer
   * that the key was given before.
   */
  transact: <Result>(
    origin: WriteOrigin,
    decide: (world: World, earlier: StoredAnswer | undefined) => Outcome<Result>,
  ) => Promise<Result>
  answerTo: (key: string) => Promise<StoredAnswer | undefined>
}
