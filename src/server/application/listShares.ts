import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { ShareSort, listShares as listSharesEndpoint } from '../../contract/share.ts'
import type { AccountKind } from '../../domain/account.ts'
import type { AppId } from '../../domain/appId.ts'
import type { Direction, Share } from '../../domain/share.ts'
import { accountOf, liveShares, type World } from '../../domain/world.ts'
import { pageOf, searchFor } from './pages.ts'
import { similarNames } from './similarNames.ts'
import { viewShare } from './views.ts'

type Query = RequestOf<typeof listSharesEndpoint>

let collator: Intl.Collator | undefined

/** As a Chinese dictionary has them. Made by the first list that needs it: that takes longer than listing. */
function compareNames(one: string, two: string): number {
  collator ??= new Intl.Collator('zh-Hans-CN', { numeric: true })
  return collator.compare(one, two)
}

/** A share and what it is searched, filtered and sorted by. */
interface Row {
  share: Share
  /** The order they were made in, for those made in the same moment. */
  made: number
  appId: AppId
  name: string
  kind: AccountKind | undefined
  environmentIds: readonly string[]
}

/** One page of an account's live shares: searched, filtered, sorted. A page beyond the last is the last. */
export function listShares(world: World, query: Query, as: AppId): ResponseOf<typeof listSharesEndpoint> {
  const all = rowsOf(world, query.direction, as)
  const isSought = searchFor(query.search)
  const matching = all.filter((row) => matches(row, query, isSought)).toSorted(comparison(query.sort ?? '-since'))
  const isSimilar = similarNames(all.map(({ name }) => name))
  return {
    ...pageOf(matching, query, ({ share, name }) => ({ ...viewShare(world, share, as), similarName: isSimilar(name) })),
    totalUnfiltered: all.length,
    environments: [...new Set(all.flatMap(({ environmentIds }) => environmentIds))].toSorted(),
  }
}

function rowsOf(world: World, direction: Direction, as: AppId): Row[] {
  return liveShares(world, as, direction).map((share, made) => {
    const appId = direction === 'given' ? share.grantee : share.owner
    const account = accountOf(world, appId)
    const environmentIds = share.grants.map(({ environmentId }) => environmentId)
    return { share, made, appId, name: account?.name ?? '', kind: account?.kind, environmentIds }
  })
}

function matches(
  { appId, name, kind, environmentIds }: Row,
  query: Query,
  isSought: (...texts: string[]) => boolean,
): boolean {
  if (query.kind && kind !== query.kind) return false
  if (query.environment && !environmentIds.includes(query.environment)) return false
  return isSought(name, appId, ...environmentIds)
}

function comparison(sort: ShareSort) {
  const ascending = sort.endsWith('name')
    ? (one: Row, two: Row) => compareNames(one.name, two.name) || one.made - two.made
    : (one: Row, two: Row) => compareTexts(one.share.createdAt, two.share.createdAt) || one.made - two.made
  return sort.startsWith('-') ? (one: Row, two: Row) => ascending(two, one) : ascending
}

function compareTexts(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
