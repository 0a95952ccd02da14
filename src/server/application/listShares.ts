import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { listShares as listSharesEndpoint } from '../../contract/share.ts'
import type { AppId } from '../../domain/appId.ts'
import { grantOn } from '../../domain/share.ts'
import type { World } from '../../domain/world.ts'
import { pageOf, searchFor } from './pages.ts'
import { searchableRow, shareListing, type ListedShare } from './shareListing.ts'
import { viewShare } from './views.ts'

type Query = RequestOf<typeof listSharesEndpoint>

/** One page of an account's live shares: searched, filtered, sorted. A page beyond the last is the last. */
export function listShares(world: World, query: Query, as: AppId): ResponseOf<typeof listSharesEndpoint> {
  const listing = shareListing(world, query.direction, as)
  const all = listing.sorted(query.sort ?? '-since')
  const isSought = searchFor(query.search)
  const isFiltered = query.search || query.kind || query.environment
  const matching = isFiltered ? all.filter((row) => matches(row, query) && isSought(searchableRow(row))) : all
  return {
    ...pageOf(matching, query, (row) => ({ ...viewShare(world, row.share, as), similarName: listing.isSimilar(row) })),
    totalUnfiltered: all.length,
    environments: [...listing.environmentIds],
  }
}

function matches({ share, other }: ListedShare, { kind, environment }: Query): boolean {
  if (kind && other?.kind !== kind) return false
  return !environment || grantOn(share, environment) !== undefined
}
