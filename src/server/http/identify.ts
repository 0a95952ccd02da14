import { accountOf, type World } from '../../domain/world/world.ts'
import { problemAnswer, type Answer } from './answer.ts'
import type { Asked } from './pipeline.ts'

/** Refuses an account that is not there: the request was signed by another world, or by none. */
export function refuseUnknownAccount(world: World, { context, requestId }: Asked): Answer | undefined {
  return accountOf(world, context.as) ? undefined : problemAnswer('not-signed-in', requestId)
}
