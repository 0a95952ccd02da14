import * as contract from '../../../contract/share.ts'
import { countShares as countSharesEndpoint } from '../../../contract/shareCounts.ts'
import * as writes from '../../../contract/shareWrites.ts'
import { configureShare } from '../../../domain/sharing/configureShare.ts'
import { refuse } from '../../../domain/decision.ts'
import { revokeShare } from '../../../domain/sharing/revokeShare.ts'
import { normalizeAppId } from '../../../domain/accounts/appId.ts'
import { shareEnvironments } from '../../../domain/sharing/shareEnvironments.ts'
import { liveShareBetween, type World } from '../../../domain/world/world.ts'
import { countShares } from '../countShares.ts'
import { listShares } from '../listShares.ts'
import { readRoute, writeRoute } from '../route.ts'
import { shareForParty, viewShare } from '../views.ts'

export const shareRoutes = [
  readRoute(contract.listShares, (world, query, { as }) => ({
    body: listShares(world, query, as),
    version: world.revision,
  })),

  readRoute(countSharesEndpoint, (world, query, { as }) => ({
    body: countShares(world, query, as),
    version: world.revision,
  })),

  readRoute(contract.getShare, (world, { shareId }, { as }) => {
    const found = shareForParty(world, shareId, as)
    if (!found) return refuse('share-not-found')
    const { share } = found
    if (!found.live) return refuse('share-ended', { by: share.ended?.by === share.owner ? 'owner' : 'grantee' })
    return { body: viewShare(world, share, as), version: share.version }
  }),

  writeRoute(
    writes.shareEnvironments,
    shareEnvironments,
    (world, { grantee }, { as }) => {
      const share = liveShareBetween(world, as, normalizeAppId(grantee))
      return existing(world, share?.id ?? '', as)
    },
    // It says what is wrong with the account or, where the rows or a limit are in the way, that nothing is.
    { countsAsLookUp: (code) => code !== 'self' && code !== 'sharing-not-activated' },
  ),

  writeRoute(writes.configureShare, configureShare, (world, { shareId }, { as }) => existing(world, shareId, as)),

  writeRoute(
    writes.revokeShare,
    revokeShare,
    (world, { shareId }) => ({
      body: { shareId },
      version: world.shares.get(shareId)?.version ?? 0,
    }),
    { current: (world, { shareId }, { as }) => existing(world, shareId, as).body },
  ),
]

/** A share the rule has just accepted or named stale, so it is there. */
function existing(world: World, shareId: string, as: string) {
  const found = shareForParty(world, shareId, as)
  if (!found) throw new Error(`share ${shareId} is gone right after it was decided on`)
  return { body: viewShare(world, found.share, as), version: found.share.version }
}
