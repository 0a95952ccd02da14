import { authFunctionName, type CloudFunction } from '../items/item.ts'
import type { Readiness } from './environment.ts'
import { itemNamed, type World } from '../world/world.ts'

/** What is known of the `cloudbase_auth` function of an environment. */
export function readiness(world: World, environmentId: string): Readiness {
  const authFunction = authFunctionOf(world, environmentId)
  if (!authFunction) return 'missing'

  const check = world.authChecks.get(environmentId)
  // What was found in an earlier version says nothing about this one.
  return check?.functionVersion === authFunction.version && check.problems.length > 0 ? 'broken' : 'deployed'
}

/** The `cloudbase_auth` function of an environment. */
export function authFunctionOf(world: World, environmentId: string): CloudFunction | undefined {
  return itemNamed(world, environmentId, 'functions', authFunctionName)
}
