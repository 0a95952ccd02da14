import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { listShares as listSharesEndpoint } from '../../contract/share.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { grantOn } from '../../domain/sharing/share.ts'
import { liveShareBetween, type World } from '../../domain/world/world.ts'
import { similarAccounts } from './accountFacts.ts'
import { pageOf, searchFor } from './pages.ts'
import { shareListing, type ListingRow } from './shareListing.ts'
import { viewShare } from './views.ts'

type Query = RequestOf<typeof listSharesEndpoint>

/** One page of an account's live shares: searched, filtered, sorted. A page beyond the last is the last. */
export function listShares(world: World, query: Query, as: AppId): ResponseOf<typeof listSharesEndpoint> {
  const listing = shareListing(world, query.direction, as)
  const all = listing.sorted(query.sort ?? '-since')
  const isSought = searchFor(query.search)
  const isFiltered = query.search || query.kind || query.environment
  const matching = isFiltered ? all.filter((row) => matches(row, query) && isSought(row.text)) : all
  return {
    ...pageOf(matching, query, (row) => ({
      ...viewShare(world, row.share, as),
      similarName: isSimilar(world, row, as),
    })),
    totalUnfiltered: all.length,
    environments: [...listing.environmentIds],
  }
}

function matches({ share, other }: ListingRow, { kind, environment }: Query): boolean {
  if (kind && other?.kind !== kind) return false
  return !environment || grantOn(share, environment) !== undefined
}

/** Whether the list has another account whose name could be taken for this one's. */
function isSimilar(world: World, { share, other }: ListingRow, as: AppId): boolean {
  if (!other) return false
  const isListed = (appId: AppId) =>
    share.owner === as ? liveShareBetween(world, as, appId) : liveShareBetween(world, appId, as)
  const similar = similarAccounts(world.accounts).get(other.appId) ?? []
  return similar.some((appId) => appId !== other.appId && isListed(appId))
}
