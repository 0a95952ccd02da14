import type { ShareSort } from '../../contract/share.ts'
import type { Account } from '../../domain/accounts/account.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { oncePer } from '../../domain/world/oncePer.ts'
import type { Direction, Share } from '../../domain/sharing/share.ts'
import { liveShares, type World } from '../../domain/world/world.ts'
import { nameRanks, searchableAccount } from './accountFacts.ts'
import { searchable } from './pages.ts'

/** A share in a list, and what it is searched and sorted by. Both are found out when they are first needed. */
export class ListingRow {
  readonly share: Share
  /** The account on the other side. */
  readonly other: Account | undefined
  #text: string | undefined
  #rank: number | undefined

  constructor(share: Share, other: Account | undefined) {
    this.share = share
    this.other = other
  }

  /** The other account's name and AppID, and the environments, as they are searched. */
  get text(): string {
    return (this.#text ??= this.#searched())
  }

  #searched(): string {
    const environmentIds = this.share.grants.map(({ environmentId }) => environmentId)
    return searchable(...environmentIds, '') + (this.other ? searchableAccount(this.other) : '')
  }

  /** The place of the other account's name among all names. */
  rankIn(ranks: ReadonlyMap<AppId, number>): number {
    return (this.#rank ??= (this.other && ranks.get(this.other.appId)) ?? -1)
  }
}

/** All live shares that an account gives or receives, as its list needs them. */
export interface ShareListing {
  /** In the order they were made in. */
  rows: readonly ListingRow[]
  sorted: (sort: ShareSort) => readonly ListingRow[]
  environmentIds: readonly string[]
}

const listings = new WeakMap<readonly Share[], { accounts: World['accounts']; listing: ShareListing }>()

/** A list is read more often than it changes: it is made again when one of its shares has changed, and only then. */
export function shareListing(world: World, direction: Direction, as: AppId): ShareListing {
  const shares = liveShares(world, as, direction)
  const { accounts } = world
  const known = listings.get(shares)
  if (known?.accounts === accounts) return known.listing

  const listing = makeListing(accounts, shares.map(rowsOf[direction](accounts)))
  listings.set(shares, { accounts, listing })
  return listing
}

// Kept by share, so that a list that is made again finds most of its rows.
const rowsOf = {
  given: oncePer((accounts: World['accounts']) =>
    oncePer((share: Share) => new ListingRow(share, accounts.get(share.grantee))),
  ),
  received: oncePer((accounts: World['accounts']) =>
    oncePer((share: Share) => new ListingRow(share, accounts.get(share.owner))),
  ),
}

function makeListing(accounts: World['accounts'], rows: readonly ListingRow[]): ShareListing {
  const orders = new Map<ShareSort, readonly ListingRow[]>()
  const sorted = (sort: ShareSort): readonly ListingRow[] => {
    const known = orders.get(sort)
    if (known) return known
    const order = orderOf(sort)
    orders.set(sort, order)
    return order
  }
  // Rows that are alike stay in the order they were made in, or, backwards, in the reverse of it.
  const orderOf = (sort: ShareSort): readonly ListingRow[] => {
    switch (sort) {
      case 'since':
        return rows.toSorted(bySince)
      case 'name':
        return rows.toSorted(byName(nameRanks(accounts)))
      case 'updated':
        return rows.toSorted(byUpdated)
      case '-updated':
        return sorted('updated').toReversed()
      case '-since':
        return sorted('since').toReversed()
      case '-name':
        return sorted('name').toReversed()
    }
  }
  return { rows, sorted, environmentIds: environmentIdsIn(rows) }
}

function bySince({ share: one }: ListingRow, { share: other }: ListingRow): number {
  return one.createdAt < other.createdAt ? -1 : Number(one.createdAt > other.createdAt)
}

function byUpdated({ share: one }: ListingRow, { share: other }: ListingRow): number {
  return one.updatedAt < other.updatedAt ? -1 : Number(one.updatedAt > other.updatedAt)
}

function byName(ranks: ReadonlyMap<AppId, number>) {
  return (one: ListingRow, other: ListingRow) => one.rankIn(ranks) - other.rankIn(ranks)
}

function environmentIdsIn(rows: readonly ListingRow[]): string[] {
  const ids = new Set<string>()
  for (const { share } of rows) for (const { environmentId } of share.grants) ids.add(environmentId)
  return [...ids].toSorted()
}
