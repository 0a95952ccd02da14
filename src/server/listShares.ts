import type { RequestOf, ResponseOf } from '../contract/endpoint.ts'
import type { ShareSort, listShares as listSharesEndpoint } from '../contract/share.ts'
import type { AppId } from '../domain/appId.ts'
import type { Share } from '../domain/share.ts'
import { accountOf, liveShares, type World } from '../domain/world.ts'
import { viewShare } from './views.ts'

type Query = RequestOf<typeof listSharesEndpoint>

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** One page of an account's live shares: searched, filtered, sorted. A page beyond the last is the last. */
export function listShares(world: World, query: Query, as: AppId): ResponseOf<typeof listSharesEndpoint> {
  const all = liveShares(world, as, query.direction)
  const other = (share: Share) => (query.direction === 'given' ? share.grantee : share.owner)
  const matching = all.filter((share) => matches(world, share, other(share), query)).toSorted(comparison(world, other, query.sort ?? '-since'))

  const pageSize = Number(query.pageSize ?? 20)
  const page = Math.max(1, Math.min(Number(query.page ?? 1), Math.ceil(matching.length / pageSize)))
  return {
    items: matching.slice((page - 1) * pageSize, page * pageSize).map((share) => viewShare(world, share, as)),
    total: matching.length,
    totalUnfiltered: all.length,
    page,
    pageSize,
    environments: [...new Set(all.flatMap(({ grants }) => grants.map(({ environmentId }) => environmentId)))].toSorted(collator.compare),
  }
}

function matches(world: World, share: Share, other: AppId, { search, kind, environment }: Query): boolean {
  const account = accountOf(world, other)
  if (kind && account?.kind !== kind) return false
  const environmentIds = share.grants.map(({ environmentId }) => environmentId)
  if (environment && !environmentIds.includes(environment)) return false
  const sought = fold(search ?? '')
  return [account?.name ?? '', other, ...environmentIds].some((text) => fold(text).includes(sought))
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

function comparison(world: World, other: (share: Share) => AppId, sort: ShareSort) {
  const name = (share: Share) => accountOf(world, other(share))?.name ?? ''
  const ascending = sort.endsWith('name')
    ? (one: Share, two: Share) => collator.compare(name(one), name(two)) || collator.compare(one.id, two.id)
    : (one: Share, two: Share) => one.createdAt.localeCompare(two.createdAt) || collator.compare(one.id, two.id)
  return sort.startsWith('-') ? (one: Share, two: Share) => ascending(two, one) : ascending
}
