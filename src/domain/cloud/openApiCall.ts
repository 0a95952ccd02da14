import type { Json } from '../items/item.ts'
import { liveShareBetween, type World } from '../world/world.ts'
import { fail, succeed, type CallDecision } from './callDecision.ts'
import { passed, stopped } from './gates.ts'
import { isOpenIdIn } from './identity.ts'
import type { Program } from './program.ts'

export interface OpenApiCall {
  /** The account to speak as; null for the function's own. */
  appid: string | null
  /** Like `subscribeMessage.send`. */
  api: string
  args: Json
}

/**
 * A cloud call (云调用) of a function. It speaks as the function's own account, or with `appid` as another one that a
 * live share joins to it (from the guide); a user is known only to the account that the OpenID belongs to.
 */
export function handleOpenApiCall(world: World, program: Program, { appid, api, args }: OpenApiCall): CallDecision {
  if (program.kind !== 'function') return { steps: [], result: fail('open-api-outside') }
  if (api !== 'subscribeMessage.send') return { steps: [], result: fail('open-api-not-found') }

  const { account } = program
  const speaker = appid ?? account
  const isJoined =
    speaker === account || liveShareBetween(world, account, speaker) || liveShareBetween(world, speaker, account)
  if (!isJoined)
    return { steps: [stopped('identity', 'open-api-refused', { appId: speaker })], result: fail('open-api-refused') }

  const touser = typeof args === 'object' && args !== null && 'touser' in args ? args.touser : undefined
  const isUser = typeof touser === 'string' && isOpenIdIn(world, speaker, touser)
  if (!isUser)
    return { steps: [stopped('identity', 'open-id-wrong', { appId: speaker })], result: fail('open-id-wrong') }
  return {
    steps: [passed('identity', { appId: speaker })],
    result: succeed({ errCode: 0, errMsg: `openapi.${api}:ok` }),
  }
}
