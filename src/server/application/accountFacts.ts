import type { Account } from '../../domain/accounts/account.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { oncePer } from '../../domain/world/oncePer.ts'
import type { Table } from '../../domain/world/table.ts'
import { searchable } from './pages.ts'
import { skeletonOf } from './similarNames.ts'

/** Name and AppID, as they are searched. */
export const searchableAccount = oncePer(({ name, appId }: Account) => searchable(name, appId))

/** For each account all whose names could be taken for its own (B18). Mostly that is itself alone. */
export const similarAccounts = oncePer((accounts: Table<Account>): ReadonlyMap<AppId, readonly AppId[]> => {
  const bySkeleton = new Map<string, AppId[]>()
  const similar = new Map<AppId, AppId[]>()
  for (const { appId, name } of accounts) {
    const skeleton = skeletonOf(name)
    const group = bySkeleton.get(skeleton) ?? []
    group.push(appId)
    bySkeleton.set(skeleton, group)
    similar.set(appId, group)
  }
  return similar
})

/**
 * The places of all names in a Chinese dictionary; names that are the same there have one place. The collator is made by
 * the first list in that order: it takes longer than listing.
 */
export const nameRanks = oncePer((accounts: Table<Account>): ReadonlyMap<AppId, number> => {
  const { compare } = new Intl.Collator('zh-Hans-CN', { numeric: true })
  const ranks = new Map<AppId, number>()
  let [rank, last] = [0, '']
  for (const { appId, name } of accounts.rows.toSorted((one, other) => compare(one.name, other.name))) {
    if (compare(last, name) !== 0) rank += 1
    ranks.set(appId, rank)
    last = name
  }
  return ranks
})
