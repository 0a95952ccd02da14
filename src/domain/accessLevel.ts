import type { Environment } from './environment.ts'
import { permissionOf, type Permission, type Resource } from './permission.ts'

/**
 * What somebody can do about one kind of resource in an environment, as far as a screen has to know: nothing, look at it,
 * look at it because the environment is not in a state to be changed, or everything.
 */
export type Offer = 'nothing' | 'look' | 'look-while-unavailable' | 'operate'

/** What a screen may offer. The backend decides by itself: this only keeps buttons away that it would refuse (I19). */
export function offerOf({ permissions, status }: Pick<Environment, 'status'> & { permissions: readonly Permission[] }, resource: Resource): Offer {
  if (!permissions.includes(permissionOf(resource, 'view'))) return 'nothing'
  if (!permissions.includes(permissionOf(resource, 'operate'))) return 'look'
  return status === 'normal' ? 'operate' : 'look-while-unavailable'
}
