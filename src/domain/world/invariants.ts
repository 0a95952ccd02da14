import type { Commit } from './event.ts'
import { applyCommit } from './evolve.ts'
import { recordKey } from '../items/item.ts'
import type { Notification } from '../sharing/notification.ts'
import { allPermissions, neededFor, type Permission } from '../sharing/permission.ts'
import { isLive, type Share } from '../sharing/share.ts'
import type { Table } from './table.ts'
import { accountOf, environmentOf, isActivated, itemNamed, liveShares, type World } from './world.ts'

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
    ...brokenShares(world),
    ...brokenActivations(world),
    ...brokenNotices(world),
    ...brokenItems(world),
    ...brokenRecords(world),
    ...brokenAuthChecks(world),
    ...(step ? brokenInStep(step, world) : []),
  ]
}

function brokenShares(world: World): string[] {
  const { rows } = world.shares
  const live = rows.filter(isLive)
  const known = new Set(allPermissions(world.configuration.catalogue))
  return [
    ...live.flatMap((share) => brokenInShare(world, share, known)),
    // Both sides read the same list, so they can differ only when one id names two shares.
    ...repeatedIn(rows.map(({ id }) => id)).map((id) => `I6 ${id}`),
    ...repeatedIn(live.map(({ owner, grantee }) => `${owner} ${grantee}`)).map((pair) => `I4 ${pair}`),
  ]
}

function brokenInShare(world: World, share: Share, known: ReadonlySet<Permission>): string[] {
  const environmentIds = share.grants.map(({ environmentId }) => environmentId)
  const holds: [string, boolean][] = [
    ['I1', accountOf(world, share.owner)?.entityId === accountOf(world, share.grantee)?.entityId],
    ['I2', environmentIds.every((id) => environmentOf(world, id)?.owner === share.owner)],
    ['I3', share.owner !== share.grantee],
    ['I4', new Set(environmentIds).size === environmentIds.length],
    ['I5', share.grants.length > 0],
    ['I5', share.grants.every(({ permissions }) => isComplete(permissions, known))],
  ]
  return holds.filter(([, held]) => !held).map(([id]) => `${id} ${share.id}`)
}

/** Some permissions, each once, known, and with the one that it needs. */
function isComplete(permissions: readonly Permission[], known: ReadonlySet<Permission>): boolean {
  return (
    permissions.length > 0 &&
    new Set(permissions).size === permissions.length &&
    permissions.every((permission) => known.has(permission)) &&
    permissions.every((permission) => permissions.includes(neededFor(permission) ?? permission))
  )
}

function brokenActivations(world: World): string[] {
  const live = world.shares.rows.filter(isLive)
  const owners = live.filter(({ owner }) => !isActivated(world, owner))
  const asleep = live.filter(
    ({ grantee }) => accountOf(world, grantee)?.cloud === 'not-opened' && !isActivated(world, grantee),
  )
  const leftOver = world.activations.rows.filter(
    ({ appId, by }) => by === 'share' && liveShares(world, appId, 'received').length === 0,
  )
  return [
    ...owners.map(({ id }) => `I8 ${id}`),
    ...asleep.map(({ id }) => `I8 ${id}`),
    ...leftOver.map(({ appId }) => `I8 ${appId}`),
  ]
}

function brokenNotices(world: World): string[] {
  const notices = new Map<string, Notification[]>()
  for (const notice of world.notifications)
    notices.set(notice.shareId, [...(notices.get(notice.shareId) ?? []), notice])
  return world.shares.rows
    .filter((share) => {
      const expected = share.ended?.by === share.owner ? 1 : 0
      const about = notices.get(share.id) ?? []
      return about.length !== expected || about.some(({ to }) => to !== share.grantee)
    })
    .map(({ id }) => `I12 ${id}`)
}

function brokenItems({ items, environments }: World): string[] {
  const names = items.rows.map(({ environmentId, resource, name }) => `${environmentId} ${resource} ${name}`)
  return [
    ...repeatedIn(items.rows.map(({ id }) => id)).map((id) => `I23 ${id}`),
    ...repeatedIn(names).map((name) => `I23 ${name}`),
    ...items.rows.filter(({ environmentId }) => !environments.has(environmentId)).map(({ id }) => `I24 ${id}`),
  ]
}

function brokenRecords(world: World): string[] {
  const { rows } = world.records
  return [
    ...rows
      .filter(({ environmentId, collection }) => !itemNamed(world, environmentId, 'database', collection))
      .map(({ id }) => `I25 ${id}`),
    ...repeatedIn(rows.map(recordKey)).map((key) => `I25 ${key}`),
  ]
}

function brokenAuthChecks({ authChecks, environments }: World): string[] {
  const checked = authChecks.rows.map(({ environmentId }) => environmentId)
  const unknown = checked.filter((environmentId) => !environments.has(environmentId))
  return [...unknown, ...repeatedIn(checked)].map((id) => `I26 ${id}`)
}

function repeatedIn(keys: readonly string[]): string[] {
  const met = new Set<string>()
  return keys.filter((key) => {
    const isRepeated = met.has(key)
    met.add(key)
    return isRepeated
  })
}

function brokenInStep({ before, commit }: Step, after: World): string[] {
  const broken: string[] = []
  if (commit.events.length === 0 || after.revision !== before.revision + 1) broken.push('I10 revision')
  broken.push(
    ...brokenVersions(before.shares, after.shares, ({ id }) => id),
    ...brokenVersions(before.items, after.items, ({ id }) => id),
    ...brokenVersions(before.records, after.records, recordKey),
  )
  if (JSON.stringify(applyCommit(before, commit)) !== JSON.stringify(after)) broken.push('I13 fold')
  if (!commit.actor || !commit.at || !commit.requestId) broken.push('I13 commit')
  if (commit.events.some((event) => event.at !== commit.at)) broken.push('I21 time')
  return broken
}

/** What changed counts one version further; what is new starts at 1. */
function brokenVersions<Row extends { id: string; version: number }, Index extends string>(
  before: Table<Row, Index>,
  after: Table<Row, Index>,
  key: (row: Row) => string,
): string[] {
  return after.rows.flatMap((row) => {
    const earlier = before.get(key(row))
    return row === earlier || row.version - (earlier?.version ?? 0) === 1 ? [] : [`I10 ${row.id}`]
  })
}
