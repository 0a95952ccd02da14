import { accept, refuse, type CommandContext } from '../decision.ts'
import type { Event } from '../world/event.ts'
import { isLive, isParty, type Share } from './share.ts'
import { accountOf, activationOf, liveShares, type World } from '../world/world.ts'

/** 解除: either side, alone, ends the whole share (rules 8, 9, 12; from the guide). */
export function revokeShare(world: World, command: { shareId: string; version: number }, context: CommandContext) {
  const { as, at } = context
  const share = world.shares.get(command.shareId)
  if (!share || !isParty(share, as)) return refuse('share-not-found')
  if (!isLive(share)) return refuse('share-ended', { by: share.ended?.by === share.owner ? 'owner' : 'grantee' })
  if (share.version !== command.version) return refuse('stale-version')

  return accept([
    { kind: 'share-revoked', at, shareId: share.id, by: as, version: share.version + 1 },
    ...noticeTo(world, share, context),
    ...fallBack(world, share, at),
  ])
}

/** Only a revoke by the owner sends a notice: the grantee's administrators are told, once (rule 9). */
function noticeTo(world: World, share: Share, { as, at, newId }: CommandContext): Event[] {
  if (as !== share.owner) return []
  const name = accountOf(world, as)?.name ?? as
  const environmentIds = share.grants.map(({ environmentId }) => environmentId)
  const owner = { appId: as, name }
  const notification = {
    id: newId('notification'),
    to: share.grantee,
    shareId: share.id,
    owner,
    environmentIds,
    at,
    readAt: null,
  }
  return [{ kind: 'notification-sent', at, notification }]
}

/** What a share switched on ends with the account's last share (rule 7). */
function fallBack(world: World, share: Share, at: string): Event[] {
  const activation = activationOf(world, share.grantee)
  if (activation?.by !== 'share' || liveShares(world, share.grantee, 'received').length > 1) return []
  return [{ kind: 'activation-fell-back', at, appId: share.grantee, version: activation.version + 1 }]
}
