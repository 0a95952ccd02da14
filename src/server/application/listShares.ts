import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { listShares as listSharesEndpoint } from '../../contract/share.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { liveShareBetween, type World } from '../../domain/world/world.ts'
import { similarAccounts } from './accountFacts.ts'
import { pageOf } from './pages.ts'
import { filterFor, isFiltered } from './shareFilter.ts'
import { shareListing, type ListingRow } from './shareListing.ts'
import { viewShare } from './views.ts'

type Query = RequestOf<typeof listSharesEndpoint>

/** One page of an account's live shares: searched, filtered, sorted. A page beyond the last is the last. */
export function listShares(world: World, query: Query, as: AppId): ResponseOf<typeof listSharesEndpoint> {
  const listing = shareListing(world, query.direction, as)
  const all = listing.sorted(query.sort ?? '-since')
  const matching = isFiltered(query) ? all.filter(filterFor(world, query)) : all
  return {
    ...pageOf(matching, query, (row) => ({
      ...viewShare(world, row.share, as),
      similarName: isSimilar(world, row, as),
    })),
    totalUnfiltered: all.length,
    environments: [...listing.environmentIds],
  }
}

/** Whether the list has another account whose name could be taken for this one's. */
function isSimilar(world: World, { share, other }: ListingRow, as: AppId): boolean {
  if (!other) return false
  const isListed = (appId: AppId) =>
    share.owner === as ? liveShareBetween(world, as, appId) : liveShareBetween(world, appId, as)
  const similar = similarAccounts(world.accounts).get(other.appId) ?? []
  return similar.some((appId) => appId !== other.appId && isListed(appId))
}
