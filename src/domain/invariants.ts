import type { Commit } from './event.ts'
import { applyCommit } from './evolve.ts'
import { allPermissions, neededFor } from './permission.ts'
import { isLive, type Share } from './share.ts'
import { accountOf, environmentOf, isActivated, liveShares, type World } from './world.ts'

/** A step the world has taken: I10 and I13 speak of steps, not of states. */
export interface Step {
  before: World
  commit: Commit
}

/** Every invariant of the rule book that does not hold, by its id (I1 … I21), or an empty list. */
export function brokenInvariants(world: World, step?: Step): string[] {
  return [
    ...world.shares.filter(isLive).flatMap((share) => brokenInShare(world, share)),
    ...repeatedPairs(world),
    ...brokenActivations(world),
    ...brokenNotices(world),
    ...(step ? brokenInStep(step, world) : []),
  ]
}

function brokenInShare(world: World, share: Share): string[] {
  const known = allPermissions(world.configuration.catalogue)
  const environmentIds = share.grants.map(({ environmentId }) => environmentId)
  const broken = (id: string, holds: boolean) => (holds ? [] : [`${id} ${share.id}`])
  return [
    ...broken('I1', accountOf(world, share.owner)?.entityId === accountOf(world, share.grantee)?.entityId),
    ...broken('I2', environmentIds.every((id) => environmentOf(world, id)?.owner === share.owner)),
    ...broken('I3', share.owner !== share.grantee),
    ...broken('I4', new Set(environmentIds).size === environmentIds.length),
    ...broken('I5', share.grants.length > 0),
    ...share.grants.flatMap(({ permissions }) => [
      ...broken('I5', permissions.length > 0 && new Set(permissions).size === permissions.length),
      ...broken('I5', permissions.every((permission) => known.includes(permission))),
      ...broken('I5', permissions.every((permission) => permissions.includes(neededFor(permission) ?? permission))),
    ]),
    // Both sides read the same list, so they can differ only when one id names two shares.
    ...broken('I6', world.shares.filter(({ id }) => id === share.id).length === 1),
  ]
}

function repeatedPairs(world: World): string[] {
  const pairs = world.shares.filter(isLive).map(({ owner, grantee }) => `${owner} ${grantee}`)
  return pairs.filter((pair, index) => pairs.indexOf(pair) !== index).map((pair) => `I4 ${pair}`)
}

function brokenActivations(world: World): string[] {
  const owners = world.shares.filter(isLive).filter(({ owner }) => !isActivated(world, owner))
  const asleep = world.shares
    .filter(isLive)
    .filter(({ grantee }) => accountOf(world, grantee)?.cloud === 'not-opened' && !isActivated(world, grantee))
  const leftOver = world.activations.filter(
    ({ appId, by }) => by === 'share' && liveShares(world, appId, 'received').length === 0,
  )
  return [...owners.map(({ id }) => `I8 ${id}`), ...asleep.map(({ id }) => `I8 ${id}`), ...leftOver.map(({ appId }) => `I8 ${appId}`)]
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

function brokenInStep({ before, commit }: Step, after: World): string[] {
  const broken: string[] = []
  if (commit.events.length === 0 || after.revision !== before.revision + 1) broken.push('I10 revision')
  for (const share of after.shares) {
    const earlier = before.shares.find(({ id }) => id === share.id)
    const grown = share.version - (earlier?.version ?? 0)
    if (share !== earlier && grown !== 1) broken.push(`I10 ${share.id}`)
  }
  if (JSON.stringify(applyCommit(before, commit)) !== JSON.stringify(after)) broken.push('I13 fold')
  if (!commit.actor || !commit.at || !commit.requestId) broken.push('I13 commit')
  if (commit.events.some((event) => event.at !== commit.at)) broken.push('I21 time')
  return broken
}
