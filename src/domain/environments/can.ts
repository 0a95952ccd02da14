import type { AppId } from '../accounts/appId.ts'
import type { Permission } from '../sharing/permission.ts'
import { grantOn } from '../sharing/share.ts'
import { environmentOf, shareInto, type World } from '../world/world.ts'

/** Whether an account may do something in an environment: it owns it, or a live share grants just that (rule 9, I9). */
export function can(world: World, appId: AppId, environmentId: string, permission: Permission): boolean {
  if (environmentOf(world, environmentId)?.owner === appId) return true
  const share = shareInto(world, appId, environmentId)
  return share !== undefined && grantOn(share, environmentId)?.permissions.includes(permission) === true
}
