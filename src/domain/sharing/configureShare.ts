import { checkGrants } from './checkGrants.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import { isLive, isParty, sameGrants, type Grant } from './share.ts'
import type { World } from '../world/world.ts'

/** 配置环境: the owner alone adds, removes and changes what a share grants (rules 5, 6, 8, 12). */
export function configureShare(
  world: World,
  command: { shareId: string; version: number; grants: readonly Grant[] },
  { as, at }: CommandContext,
) {
  const share = world.shares.get(command.shareId)
  if (!share || !isParty(share, as)) return refuse('share-not-found')
  if (!isLive(share)) return refuse('share-ended', { by: share.ended?.by === share.owner ? 'owner' : 'grantee' })
  if (share.owner !== as) return refuseGrantee(share.grants, command.grants)
  if (share.version !== command.version) return refuse('stale-version')

  const kept = share.grants.map(({ environmentId }) => environmentId)
  const refusal = checkGrants(world, as, command.grants, kept)
  if (refusal) return refusal
  if (sameGrants(share.grants, command.grants)) return accept([])

  return accept([
    { kind: 'share-configured', at, shareId: share.id, grants: command.grants, version: share.version + 1 },
  ])
}

/** The grantee may leave a share, never trim it; which of the two it tried decides the sentence. */
function refuseGrantee(before: readonly Grant[], after: readonly Grant[]) {
  const kept = new Set(after.map(({ environmentId }) => environmentId))
  return before.every(({ environmentId }) => kept.has(environmentId))
    ? refuse('only-owner-changes-permissions')
    : refuse('only-owner-removes-environments')
}
