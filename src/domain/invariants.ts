import type { Commit } from './event.ts'
import { applyCommit } from './evolve.ts'
import { isSameRecord } from './item.ts'
import { allPermissions, neededFor } from './permission.ts'
import { isLive, type Share } from './share.ts'
import { accountOf, environmentOf, isActivated, liveShares, type World } from './world.ts'

/** A step the world has taken: I10 and I13 speak of steps, not of states. */
export interface Step {
  before: World
  commit: Commit
}

/**
 * Every invariant of the rule book that does not hold, by its id, or an empty list. I1 to I21 are those of every share;
 * of what lies in environments: I23 names are unique there, and ids everywhere; I24 items are in known environments;
 * I25 records are in known collections, under ids of their own; I26 known environments alone have been checked, once.
 */
export function brokenInvariants(world: World, step?: Step): string[] {
  return [
    ...world.shares.filter(isLive).flatMap((share) => brokenInShare(world, share)),
    ...repeatedPairs(world),
    ...brokenActivations(world),
    ...brokenNotices(world),
    ...brokenItems(world),
    ...brokenRecords(world),
    ...brokenAuthChecks(world),
    ...(step ? brokenInStep(step, world) : []),
  ]
}

function brokenInShare(world: World, share: Share): string[] {
  const known = allPermissions(world.configuration.catalogue)
  const environmentIds = share.grants.map(({ environmentId }) => environmentId)
  const broken = (id: string, holds: boolean) => (holds ? [] : [`${id} ${share.id}`])
  return [
    ...broken('I1', accountOf(world, share.owner)?.entityId === accountOf(world, share.grantee)?.entityId),
    ...broken(
      'I2',
      environmentIds.every((id) => environmentOf(world, id)?.owner === share.owner),
    ),
    ...broken('I3', share.owner !== share.grantee),
    ...broken('I4', new Set(environmentIds).size === environmentIds.length),
    ...broken('I5', share.grants.length > 0),
    ...share.grants.flatMap(({ permissions }) => [
      ...broken('I5', permissions.length > 0 && new Set(permissions).size === permissions.length),
      ...broken(
        'I5',
        permissions.every((permission) => known.includes(permission)),
      ),
      ...broken(
        'I5',
        permissions.every((permission) => permissions.includes(neededFor(permission) ?? permission)),
      ),
    ]),
    // Both sides read the same list, so they can differ only when one id names two shares.
    ...broken('I6', world.shares.filter(({ id }) => id === share.id).length === 1),
  ]
}

function repeatedPairs(world: World): string[] {
  const pairs = world.shares.filter(isLive).map(({ owner, grantee }) => `${owner} ${grantee}`)
  return repeatedIn(pairs).map((pair) => `I4 ${pair}`)
}

function brokenActivations(world: World): string[] {
  const owners = world.shares.filter(isLive).filter(({ owner }) => !isActivated(world, owner))
  const asleep = world.shares
    .filter(isLive)
    .filter(({ grantee }) => accountOf(world, grantee)?.cloud === 'not-opened' && !isActivated(world, grantee))
  const leftOver = world.activations.filter(
    ({ appId, by }) => by === 'share' && liveShares(world, appId, 'received').length === 0,
  )
  return [
    ...owners.map(({ id }) => `I8 ${id}`),
    ...asleep.map(({ id }) => `I8 ${id}`),
    ...leftOver.map(({ appId }) => `I8 ${appId}`),
  ]
}

function brokenNotices(world: World): string[] {
  return world.shares
    .filter((share) => {
      const expected = share.ended?.by === share.owner ? 1 : 0
      const notices = world.notifications.filter(({ shareId }) => shareId === share.id)
      return notices.length !== expected || notices.some(({ to }) => to !== share.grantee)
    })
    .map(({ id }) => `I12 ${id}`)
}

function brokenItems({ items, environments }: World): string[] {
  const known = new Set(environments.map(({ id }) => id))
  return [
    ...repeatedIn(items.map(({ id }) => id)).map((id) => `I23 ${id}`),
    ...repeatedIn(items.map(({ environmentId, resource, name }) => `${environmentId} ${resource} ${name}`)).map(
      (place) => `I23 ${place}`,
    ),
    ...items.filter(({ environmentId }) => !known.has(environmentId)).map(({ id }) => `I24 ${id}`),
  ]
}

function brokenRecords({ items, records }: World): string[] {
  const collections = new Set(
    items
      .filter(({ resource }) => resource === 'database')
      .map(({ environmentId, name }) => `${environmentId} ${name}`),
  )
  return [
    ...records
      .filter(({ environmentId, collection }) => !collections.has(`${environmentId} ${collection}`))
      .map(({ id }) => `I25 ${id}`),
    ...repeatedIn(records.map(({ environmentId, collection, id }) => `${environmentId} ${collection} ${id}`)).map(
      (place) => `I25 ${place}`,
    ),
  ]
}

function brokenAuthChecks({ authChecks, environments }: World): string[] {
  const checked = authChecks.map(({ environmentId }) => environmentId)
  const unknown = checked.filter((checkedId) => !environments.some(({ id }) => id === checkedId))
  return [...unknown, ...repeatedIn(checked)].map((id) => `I26 ${id}`)
}

function repeatedIn(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

function brokenInStep({ before, commit }: Step, after: World): string[] {
  const broken: string[] = []
  if (commit.events.length === 0 || after.revision !== before.revision + 1) broken.push('I10 revision')
  broken.push(
    ...brokenVersions(before.shares, after.shares, (one, other) => one.id === other.id),
    ...brokenVersions(before.items, after.items, (one, other) => one.id === other.id),
    ...brokenVersions(before.records, after.records, isSameRecord),
  )
  if (JSON.stringify(applyCommit(before, commit)) !== JSON.stringify(after)) broken.push('I13 fold')
  if (!commit.actor || !commit.at || !commit.requestId) broken.push('I13 commit')
  if (commit.events.some((event) => event.at !== commit.at)) broken.push('I21 time')
  return broken
}

/** Whatever changed counts one version further; what is new starts at 1. */
function brokenVersions<Kept extends { id: string; version: number }>(
  before: readonly Kept[],
  after: readonly Kept[],
  isSame: (one: Kept, other: Kept) => boolean,
) {
  return after.flatMap((kept) => {
    const earlier = before.find((other) => isSame(kept, other))
    return kept === earlier || kept.version - (earlier?.version ?? 0) === 1 ? [] : [`I10 ${kept.id}`]
  })
}
