import type { CommandContext, Refusal } from '../../domain/decision.ts'
import type { Event } from '../../domain/world/event.ts'
import type { World } from '../../domain/world/world.ts'
import type { WriteCall } from '../application/route.ts'
import type { Outcome, StoredAnswer } from '../application/store.ts'
import { goodAnswer, refusalAnswer, type Answer } from './answer.ts'
import { refuseUnknownAccount } from './identify.ts'
import { isStillTold, replay } from './idempotency.ts'
import type { Asked, Pipeline } from './pipeline.ts'
import { limitLookUps } from './rateLimit.ts'

type Written = { answer: Answer; events: readonly Event[] } | { refusal: Refusal; world: World }

/** Has the rule decide inside the store's transaction; events and the answer are stored together. */
export async function answerWrite(pipeline: Pipeline, call: WriteCall, asked: Asked): Promise<Answer> {
  const { store, openCloud, workOn } = pipeline
  const { context, requestId, key } = asked
  const origin = { actor: context.as, at: context.at, requestId, key }
  const written = await store.transact(origin, (world, earlier) => decide(pipeline, call, asked, world, earlier))
  if ('refusal' in written) return refused(pipeline, call, asked, written)

  const { answer, events } = written
  if (call.afterCommit && events.length > 0) workOn(call.afterCommit(openCloud, events, context))
  return answer
}

function decide(
  { newId }: Pipeline,
  call: WriteCall,
  asked: Asked,
  world: World,
  earlier: StoredAnswer | undefined,
): Outcome<Written> {
  const { context, version = 0, fingerprint, requestId } = asked
  const unknown = refuseUnknownAccount(world, asked)
  if (unknown) return { result: { answer: unknown, events: [] } }
  // What may not be told any more, the rule refuses.
  if (earlier && (earlier.fingerprint !== fingerprint || isStillTold(world, context.as, earlier)))
    return { result: { answer: replay(earlier, fingerprint, requestId), events: [] } }
  const commandContext: CommandContext = { ...context, newId }
  const decision = call.decide(world, version, commandContext)
  if (decision.refused) return { result: { refusal: decision, world } }

  const { events } = decision
  return {
    events,
    read: (after) => {
      const answer = goodAnswer(call.read(after, context), call.status)
      return { result: { answer, events }, answer: { fingerprint, ...answer } }
    },
  }
}

async function refused(
  { lookUpLimit }: Pipeline,
  call: WriteCall,
  { context, requestId }: Asked,
  { refusal, world }: { refusal: Refusal; world: World },
): Promise<Answer> {
  const limited = call.countsAsLookUp(refusal) && (await limitLookUps(lookUpLimit, world, context, requestId))
  if (limited) return limited
  return refusalAnswer(refusal, requestId, refusal.code === 'stale-version' ? call.current(world, context) : undefined)
}
