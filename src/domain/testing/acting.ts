import type { Account } from '../accounts/account.ts'
import type { CommandContext, Refusal } from '../decision.ts'
import type { Commit, Event } from '../world/event.ts'
import { applyCommit } from '../world/evolve.ts'
import type { Step } from '../world/invariants.ts'
import type { World } from '../world/world.ts'

/** When test commands are given, unless a test says otherwise: a day after `aWorld` began. */
export const now = '2024-05-21T08:00:00.000Z'

/** An account asks, now; new ids count from 1 and never meet those of `aWorld`. */
export function commandContext({ appId }: Account, at: string = now): CommandContext {
  let count = 0
  return { as: appId, at, newId: (prefix) => `new-${prefix}-${++count}` }
}

/** Every code a verb can refuse with: a case table over it does not compile while a refusal has no case. */
export type RefusalCodeOf<Verb extends (...given: never[]) => unknown> = Extract<ReturnType<Verb>, Refusal>['code']

type Decision = Refusal | { refused: false; events: readonly Event[] }

/** The events of a command that must be accepted. */
export function eventsOf(decision: Decision): readonly Event[] {
  if (decision.refused) throw new Error(`Refused: ${decision.code}`)
  return decision.events
}

/** The step the world takes when a command is accepted. `after` is where it stands then. */
export function take(before: World, decision: Decision, { as, at }: CommandContext): { after: World; step: Step } {
  const commit: Commit = {
    revision: before.revision + 1,
    at,
    actor: as,
    requestId: 'request-1',
    events: eventsOf(decision),
  }
  return { after: applyCommit(before, commit), step: { before, commit } }
}
