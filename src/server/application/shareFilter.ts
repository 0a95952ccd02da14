import type { RequestOf } from '../../contract/endpoint.ts'
import type { countShares } from '../../contract/shareCounts.ts'
import { readiness } from '../../domain/environments/readiness.ts'
import type { Permission } from '../../domain/sharing/permission.ts'
import { oncePer } from '../../domain/world/oncePer.ts'
import { environmentOf, type World } from '../../domain/world/world.ts'
import { searchFor } from './pages.ts'
import type { ListingRow } from './shareListing.ts'

export type ShareFilter = RequestOf<typeof countShares>

/** The filters that say what a grant has to be like, and a bit for each of their choices: a grant's traits. */
export const traitBits = {
  permission: { operate: 1, invoke: 2, 'view-only': 4 },
  readiness: { ready: 8, 'not-ready': 16 },
  status: { normal: 32, unavailable: 64 },
} as const
export type TraitFilter = keyof typeof traitBits

/** The traits that a grant must have. `open` is a filter that is not looked at. */
export function soughtTraits({ permission, readiness, status }: ShareFilter, open?: TraitFilter): number {
  let sought = 0
  if (permission && open !== 'permission') sought |= traitBits.permission[permission]
  if (readiness && open !== 'readiness') sought |= traitBits.readiness[readiness]
  if (status && open !== 'status') sought |= traitBits.status[status]
  return sought
}

/**
 * Tells the traits of each grant of a row, in the order of its grants. They are found out once, until an environment or what
 * lies in one changes.
 */
export function traitsIn(world: World): (row: ListingRow) => readonly number[] {
  const { ofEnvironment, ofRow } = knownTraits(world.environments)(world.items)(world.authChecks)
  const environmentTraits = (id: string) => {
    const traits = ofEnvironment.get(id) ?? findTraits(world, id)
    ofEnvironment.set(id, traits)
    return traits
  }
  return (row) => {
    const known = ofRow.get(row)
    if (known) return known
    const traits = row.share.grants.map(
      ({ environmentId, permissions }) => environmentTraits(environmentId) | usesOf(permissions),
    )
    ofRow.set(row, traits)
    return traits
  }
}

/** Tells whether a row has a grant in this environment, if one is said, with all these traits. */
export function hasGrant(
  traitsOf: (row: ListingRow) => readonly number[],
  environment: string | undefined,
  sought: number,
): (row: ListingRow) => boolean {
  if (environment)
    return (row) =>
      row.share.grants.some(
        ({ environmentId }, index) => environmentId === environment && hasAll(traitsOf(row)[index], sought),
      )
  return sought === 0 ? () => true : (row) => traitsOf(row).some((traits) => hasAll(traits, sought))
}

export function hasAll(traits = 0, sought: number): boolean {
  return (traits & sought) === sought
}

/** Whether a filter may leave anything out. */
export function isFiltered({ search, kind, environment, ...filter }: ShareFilter): boolean {
  return Boolean(search || kind || environment) || soughtTraits(filter) !== 0
}

/** Tells which rows of a list a filter lets through. */
export function filterFor(world: World, filter: ShareFilter): (row: ListingRow) => boolean {
  const { kind, environment, search } = filter
  const isSought = searchFor(search)
  const isGranted = hasGrant(traitsIn(world), environment, soughtTraits(filter))
  return (row) => (!kind || row.other?.kind === kind) && isGranted(row) && isSought(row.text)
}

const knownTraits = oncePer((_environments: World['environments']) =>
  oncePer((_items: World['items']) =>
    oncePer((_checks: World['authChecks']) => ({
      ofEnvironment: new Map<string, number>(),
      ofRow: new WeakMap<ListingRow, readonly number[]>(),
    })),
  ),
)

function findTraits(world: World, environmentId: string): number {
  const isReady = readiness(world, environmentId) === 'deployed'
  const isNormal = environmentOf(world, environmentId)?.status === 'normal'
  return traitBits.readiness[isReady ? 'ready' : 'not-ready'] | traitBits.status[isNormal ? 'normal' : 'unavailable']
}

const usesOf = oncePer((permissions: readonly Permission[]): number => {
  const { operate, invoke, 'view-only': viewOnly } = traitBits.permission
  const has = (action: string) => permissions.some((permission) => permission.endsWith(`.${action}`))
  const isViewOnly = permissions.every((permission) => permission.endsWith('.view'))
  return (has('operate') ? operate : 0) | (has('invoke') ? invoke : 0) | (isViewOnly ? viewOnly : 0)
})
