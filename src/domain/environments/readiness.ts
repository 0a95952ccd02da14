import { authFunctionName, type CloudFunction } from '../items/item.ts'
import { itemNamed, type World } from '../world/world.ts'

/**
 * What becomes of a caller's `init()` at the second gate (rule 14): there is no `cloudbase_auth`, its answer is known
 * to break the protocol, or nothing is known against it.
 */
export const readinesses = ['missing', 'deployed', 'broken'] as const
export type Readiness = (typeof readinesses)[number]

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
