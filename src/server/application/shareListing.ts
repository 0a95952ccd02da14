import type { ShareSort } from '../../contract/share.ts'
import type { Account } from '../../domain/account.ts'
import type { AppId } from '../../domain/appId.ts'
import { oncePer } from '../../domain/oncePer.ts'
import type { Direction, Share } from '../../domain/share.ts'
import { accountOf, liveShares, type World } from '../../domain/world.ts'
import { nameRanks, searchableAccount, skeletonOfAccount } from './accountFacts.ts'
import { searchable } from './pages.ts'

/** A share in a list, and what it is searched, filtered and sorted by. */
export interface ListedShare {
  share: Share
  /** The account on the other side. */
  other: Account | undefined
}

/** All live shares that an account gives or receives, as its list needs them. */
export interface ShareListing {
  sorted: (sort: ShareSort) => readonly ListedShare[]
  /** Whether another account of the list has a name that could be taken for this one's (B18). */
  isSimilar: (row: ListedShare) => boolean
  environmentIds: readonly string[]
}

const listings = new WeakMap<readonly Share[], { accounts: World['accounts']; listing: ShareListing }>()

/** A list is read more often than it changes: it is made again when one of its shares has changed, and only then. */
export function shareListing(world: World, direction: Direction, as: AppId): ShareListing {
  const shares = liveShares(world, as, direction)
  const { accounts } = world
  const known = listings.get(shares)
  if (known?.accounts === accounts) return known.listing

  const listing = makeListing(world, shares, direction)
  listings.set(shares, { accounts, listing })
  return listing
}

/** What a row is found by: the other account's name and AppID, and the environments. */
export function searchableRow({ share, other }: ListedShare): string {
  return (other ? searchableAccount(other) : '') + searchableGrants(share)
}

const searchableGrants = oncePer(({ grants }: Share) => searchable('', ...environmentIdsOf(grants)))

function makeListing(world: World, shares: readonly Share[], direction: Direction): ShareListing {
  const rows = shares.map((share): ListedShare => {
    return { share, other: accountOf(world, direction === 'given' ? share.grantee : share.owner) }
  })
  const orders = new Map<ShareSort, readonly ListedShare[]>()
  const sorted = (sort: ShareSort): readonly ListedShare[] => {
    const known = orders.get(sort)
    if (known) return known
    const order = orderOf(sort)
    orders.set(sort, order)
    return order
  }
  // Rows that are alike stay in the order they were made in, or, backwards, in the reverse of it.
  const orderOf = (sort: ShareSort) => {
    switch (sort) {
      case 'since':
        return rows.toSorted(bySince)
      case 'name':
        return rows.toSorted(byName(nameRanks(world.accounts)))
      case '-since':
        return sorted('since').toReversed()
      case '-name':
        return sorted('name').toReversed()
    }
  }
  return {
    sorted,
    isSimilar: similarIn(rows),
    environmentIds: [...new Set(shares.flatMap(({ grants }) => environmentIdsOf(grants)))].toSorted(),
  }
}

function similarIn(rows: readonly ListedShare[]): (row: ListedShare) => boolean {
  const counts = new Map<string, number>()
  const skeleton = ({ other }: ListedShare) => (other ? skeletonOfAccount(other) : '')
  for (const row of rows) counts.set(skeleton(row), (counts.get(skeleton(row)) ?? 0) + 1)
  return (row) => (counts.get(skeleton(row)) ?? 0) > 1
}

function bySince({ share: one }: ListedShare, { share: other }: ListedShare): number {
  return one.createdAt < other.createdAt ? -1 : Number(one.createdAt > other.createdAt)
}

function byName(ranks: ReadonlyMap<AppId, number>) {
  const rankOf = ({ other }: ListedShare) => (other && ranks.get(other.appId)) ?? -1
  return (one: ListedShare, other: ListedShare) => rankOf(one) - rankOf(other)
}

function environmentIdsOf(grants: Share['grants']): string[] {
  return grants.map(({ environmentId }) => environmentId)
}
