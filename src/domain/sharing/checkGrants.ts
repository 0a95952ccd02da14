import type { AppId } from '../accounts/appId.ts'
import { refuse } from '../decision.ts'
import { allPermissions, neededFor } from './permission.ts'
import type { Grant } from './share.ts'
import { accountOf, environmentOf, shareInto, type World } from '../world/world.ts'

/**
 * Whether an owner may grant these (rules 3, 5, 6, 13). `kept` are environments already in the share:
 * one that expired meanwhile may stay, so that the owner can still mend the others.
 * Gives the first refusal, row by row, or nothing.
 */
export function checkGrants(world: World, owner: AppId, grants: readonly Grant[], kept: readonly string[] = []) {
  const max = world.configuration.limits.environmentsPerShare
  if (grants.length === 0) return refuse('no-environments', {}, 'grants')
  if (grants.length > max) return refuse('too-many-environments', { max }, 'grants')

  const earlier = new Set<string>()
  for (const [row, grant] of grants.entries()) {
    const { environmentId } = grant
    const refusal =
      checkEnvironment(world, owner, environmentId, row, kept) ??
      (earlier.has(environmentId)
        ? refuse('environment-repeated', { name: environmentId }, `grants.${row}.environmentId`)
        : undefined) ??
      checkPermissions(world, grant, row)
    if (refusal) return refusal
    earlier.add(environmentId)
  }
  return undefined
}

function checkEnvironment(world: World, owner: AppId, environmentId: string, row: number, kept: readonly string[]) {
  const field = `grants.${row}.environmentId`
  const environment = environmentOf(world, environmentId)
  const received = shareInto(world, owner, environmentId)
  // Single level: what A received from B, A cannot pass on to C (from the guide).
  if (environment && received) {
    const name = accountOf(world, received.owner)?.name ?? received.owner
    return refuse('environment-not-own', { name: environmentId, owner: name }, field)
  }
  // Another account's environment and none at all get the same answer, so that ids cannot be guessed.
  if (!environment || environment.owner !== owner)
    return refuse('environment-not-found', { name: environmentId }, field)
  if (environment.status !== 'normal' && !kept.includes(environmentId))
    return refuse('environment-unavailable', { name: environmentId, status: environment.status }, field)
  return undefined
}

function checkPermissions(world: World, { permissions }: Grant, row: number) {
  const field = `grants.${row}.permissions`
  const known = allPermissions(world.configuration.catalogue)
  if (permissions.length === 0) return refuse('no-permissions', {}, field)

  const odd = permissions.find((key, index) => !known.includes(key) || permissions.indexOf(key) !== index)
  if (odd !== undefined) return refuse('permission-unknown', { key: odd }, field)

  const lonely = permissions.find((key) => {
    const needed = neededFor(key)
    return needed !== undefined && !permissions.includes(needed)
  })
  if (lonely !== undefined) return refuse('operate-needs-view', { key: lonely }, field)
  return undefined
}
