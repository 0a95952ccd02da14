import { authFunctionName, type CloudFunction } from '../items/item.ts'
import type { AuthCheckState, Readiness } from './environment.ts'
import { itemNamed, type World } from '../world/world.ts'

/** What is known of the `cloudbase_auth` function of an environment. */
export function readiness(world: World, environmentId: string): Readiness {
  const authFunction = authFunctionOf(world, environmentId)
  if (!authFunction) return 'missing'

  const check = world.authChecks.get(environmentId)
  // What was found in an earlier version says nothing about this one.
  return check?.functionVersion === authFunction.version && check.problems.length > 0 ? 'broken' : 'deployed'
}

/** Longer than any run takes. A console that was closed meanwhile never checked. */
const longestCheck = 15_000

/** `at` is now, ISO 8601. `none` where there is no `cloudbase_auth`. */
export function authCheckState(world: World, environmentId: string, at: string): AuthCheckState {
  const authFunction = authFunctionOf(world, environmentId)
  if (!authFunction) return 'none'
  if (world.authChecks.get(environmentId)?.functionVersion === authFunction.version) return 'checked'
  return Date.parse(at) - Date.parse(authFunction.updatedAt) < longestCheck ? 'pending' : 'unchecked'
}

/** The `cloudbase_auth` function of an environment. */
export function authFunctionOf(world: World, environmentId: string): CloudFunction | undefined {
  return itemNamed(world, environmentId, 'functions', authFunctionName)
}
