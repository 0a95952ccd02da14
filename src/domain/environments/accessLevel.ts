import type { Environment } from './environment.ts'
import { permissionOf, type Permission, type Resource } from '../sharing/permission.ts'

/**
 * What an account can do about one kind of resource in an environment, as far as a screen has to know: nothing, look at it,
 * look at it because the environment is not in a state to be changed, or everything.
 */
export type AccessLevel = 'none' | 'view' | 'view-while-unavailable' | 'operate'

/** What a screen may offer. The backend decides by itself: this only hides buttons that it would refuse (I19). */
export function accessLevelOf(
  { permissions, status }: Pick<Environment, 'status'> & { permissions: readonly Permission[] },
  resource: Resource,
): AccessLevel {
  if (!permissions.includes(permissionOf(resource, 'view'))) return 'none'
  if (!permissions.includes(permissionOf(resource, 'operate'))) return 'view'
  return status === 'normal' ? 'operate' : 'view-while-unavailable'
}
