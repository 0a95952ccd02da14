import type { ResponseOf } from '../../contract/endpoint.ts'
import { grantUses, readinessFilters, statusFilters } from '../../contract/share.ts'
import type { countShares as endpoint } from '../../contract/shareCounts.ts'
import { accountKinds } from '../../domain/accounts/account.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { World } from '../../domain/world/world.ts'
import { searchFor } from './pages.ts'
import {
  hasAll,
  hasGrant,
  soughtTraits,
  traitBits,
  traitsIn,
  type ShareFilter,
  type TraitFilter,
} from './shareFilter.ts'
import { shareListing, type ListingRow } from './shareListing.ts'

/**
 * How many shares of an account each choice of each filter would list, with the other filters as they are. It looks at the
 * account's own shares in this direction, once, whatever else there is in the world.
 */
export function countShares(world: World, filter: ShareFilter, as: AppId): ResponseOf<typeof endpoint> {
  const { rows, environmentIds } = shareListing(world, filter.direction, as)
  const traitsOf = traitsIn(world)
  const isSought = searchFor(filter.search)
  const sought = rows.filter((row) => isSought(row.text))
  const ofKind = filter.kind ? sought.filter(({ other }) => other?.kind === filter.kind) : sought
  const isGranted = hasGrant(traitsOf, filter.environment, soughtTraits(filter))
  const count = (open: TraitFilter) => countTraits(ofKind, filter, open, traitsOf)
  return {
    kind: tally(accountKinds, (kind) => countOf(sought, (row) => row.other?.kind === kind && isGranted(row))),
    permission: inWords(grantUses, traitBits.permission, count('permission')),
    readiness: inWords(readinessFilters, traitBits.readiness, count('readiness')),
    status: inWords(statusFilters, traitBits.status, count('status')),
    environments: countEnvironments(ofKind, filter, environmentIds, traitsOf),
  }
}

/** For each trait of a filter's choices, how many rows have a grant with it and with all that the other filters ask for. */
function countTraits(
  rows: readonly ListingRow[],
  filter: ShareFilter,
  open: TraitFilter,
  traitsOf: (row: ListingRow) => readonly number[],
): ReadonlyMap<number, number> {
  const sought = soughtTraits(filter, open)
  const bits: readonly number[] = Object.values(traitBits[open])
  const counts = new Map(bits.map((bit) => [bit, 0]))
  for (const row of rows) {
    let found = 0
    for (const [index, traits] of traitsOf(row).entries()) {
      if (filter.environment && row.share.grants[index]?.environmentId !== filter.environment) continue
      if (hasAll(traits, sought)) found |= traits
    }
    for (const bit of bits) if (found & bit) counts.set(bit, (counts.get(bit) ?? 0) + 1)
  }
  return counts
}

function countEnvironments(
  rows: readonly ListingRow[],
  filter: ShareFilter,
  environmentIds: readonly string[],
  traitsOf: (row: ListingRow) => readonly number[],
) {
  const sought = soughtTraits(filter)
  const toOperate = soughtTraits(filter, 'permission') | traitBits.permission.operate
  const counts = new Map(environmentIds.map((id) => [id, { id, shares: 0, operate: 0 }]))
  for (const row of rows)
    for (const [index, traits] of traitsOf(row).entries()) {
      const counted = counts.get(row.share.grants[index]?.environmentId ?? '')
      if (!counted) continue
      if (hasAll(traits, sought)) counted.shares += 1
      if (hasAll(traits, toOperate)) counted.operate += 1
    }
  return [...counts.values()]
}

function inWords<Choice extends string>(
  choices: readonly Choice[],
  bits: Readonly<Record<Choice, number>>,
  counts: ReadonlyMap<number, number>,
) {
  return tally(choices, (choice) => counts.get(bits[choice]) ?? 0)
}

function tally<Choice extends string>(choices: readonly Choice[], count: (choice: Choice) => number) {
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(choices.map((choice) => [choice, count(choice)])) as Record<Choice, number>
}

function countOf(rows: readonly ListingRow[], isCounted: (row: ListingRow) => boolean): number {
  return rows.reduce((count, row) => count + Number(isCounted(row)), 0)
}
