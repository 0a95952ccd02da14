import { passed, stopped } from '../../../domain/cloud/gates.ts'
import { openIdOwner } from '../../../domain/cloud/identity.ts'
import { liveShareBetween, type World } from '../../../domain/world.ts'
import type { AskOf } from './askSchemas.ts'
import { failed, good, type Decided } from './decided.ts'
import type { Program } from './program.ts'

/**
 * A cloud call (云调用) of a function. It speaks as the function's own account, or with `appid` as another one that a
 * live share joins to it (from the guide); a user is only known to the account whose user he is.
 */
export function decideOpenApi(world: World, program: Program, { appid, api, args }: AskOf<'openapi'>['args']): Decided {
  if (program.kind !== 'function') return { steps: [], result: failed('open-api-outside') }
  if (api !== 'subscribeMessage.send') return { steps: [], result: failed('open-api-not-found') }

  const { account } = program
  const speaker = appid ?? account
  const isJoined =
    speaker === account || liveShareBetween(world, account, speaker) || liveShareBetween(world, speaker, account)
  if (!isJoined)
    return { steps: [stopped('identity', 'open-api-refused', { appId: speaker })], result: failed('open-api-refused') }

  const touser = typeof args === 'object' && args !== null && 'touser' in args ? args.touser : undefined
  const isUser = typeof touser === 'string' && openIdOwner(world, touser) === speaker
  if (!isUser)
    return { steps: [stopped('identity', 'open-id-wrong', { appId: speaker })], result: failed('open-id-wrong') }
  return { steps: [passed('identity', { appId: speaker })], result: good({ errCode: 0, errMsg: `openapi.${api}:ok` }) }
}
