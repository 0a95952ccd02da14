import type { Commit } from '../../domain/world/event.ts'
import { applyCommit } from '../../domain/world/evolve.ts'
import type { World } from '../../domain/world/world.ts'
import type { Outcome, StoredAnswer, WriteOrigin } from '../application/store.ts'
import { checkWorldSize } from '../application/worldSize.ts'

/** What a decision comes to: the commit to be stored, the world after it, and what is answered. */
export interface Settled<Result> {
  commit?: Commit
  after: World
  result: Result
  answer?: StoredAnswer
}

/** Turns a decision into a commit. Throws `WorldFull` for one that the world is too large for. The only place where a revision is numbered, and where a new commit is applied. */
export function settle<Result>(
  world: World,
  { actor, at, requestId }: WriteOrigin,
  outcome: Outcome<Result>,
): Settled<Result> {
  if ('result' in outcome) return { after: world, result: outcome.result }
  const { events, read } = outcome
  if (events.length === 0) return { after: world, ...read(world) }
  const commit = { revision: world.revision + 1, at, actor, requestId, events }
  const after = applyCommit(world, commit)
  checkWorldSize(world, after, events)
  return { commit, after, ...read(after) }
}

const answerLife = 24 * 60 * 60 * 1000

/** The time before which stored answers are no longer kept, seen from another: ISO 8601, as all times of commits. */
export function answersExpireBefore(at: string): string {
  return new Date(Date.parse(at) - answerLife).toISOString()
}
