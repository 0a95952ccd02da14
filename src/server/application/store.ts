import type { Commit } from '../../domain/event.ts'
import type { World } from '../../domain/world.ts'

/** The first answer to a write, kept under its Idempotency-Key together with what was asked. */
export interface StoredAnswer {
  fingerprint: string
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** What a command decided: nothing, or a commit and the answer that belongs to it. They are stored together. */
export interface Outcome<Result> {
  result: Result
  commit?: Commit
  answer?: StoredAnswer
}

/** Keeps one named world. All changes pass through `transact`, one at a time, whatever tab they come from. */
export interface Store {
  kind: 'kept' | 'memory'
  read: () => Promise<World>
  transact: <Result>(
    key: string | undefined,
    decide: (world: World, earlier: StoredAnswer | undefined) => Outcome<Result>,
  ) => Promise<Result>
  answerTo: (key: string) => Promise<StoredAnswer | undefined>
  /** Puts the world back to its start. */
  reset: () => Promise<void>
}
