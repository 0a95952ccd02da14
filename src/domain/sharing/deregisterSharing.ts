import { accept, refuse, type CommandContext } from '../decision.ts'
import { activationOf, isActivated, liveShares, type World } from '../world/world.ts'

/** 注销: only when the account has no share in either direction (rule 10, from the guide). */
export function deregisterSharing(world: World, command: { version: number }, { as, at }: CommandContext) {
  const version = activationOf(world, as)?.version ?? 0
  if (!isActivated(world, as)) return refuse('sharing-not-activated')

  const given = liveShares(world, as, 'given').length
  const received = liveShares(world, as, 'received').length
  if (given + received > 0) return refuse('shares-remain', { total: given + received, given, received })
  if (command.version !== version) return refuse('stale-version')

  return accept([{ kind: 'sharing-deregistered', at, appId: as, version: version + 1 }])
}
