import type { AppId } from '../accounts/appId.ts'
import { can } from './can.ts'
import { refuse } from '../decision.ts'
import { permissionOf, type Resource } from '../sharing/permission.ts'
import { environmentOf, shareInto, type World } from '../world/world.ts'

/** Whether an account gets into an environment at all: it owns it, or a live share grants something there. */
export function isReachable(world: World, appId: AppId, environmentId: string): boolean {
  return environmentOf(world, environmentId)?.owner === appId || shareInto(world, appId, environmentId) !== undefined
}

/** Why an account may not look at one kind of resource of an environment (查看), or nothing. */
export function checkView(world: World, as: AppId, environmentId: string, resource: Resource) {
  return checkPermission(world, as, environmentId, permissionOf(resource, 'view'))
}

/** Why an account may not add, change and remove there (操作), or nothing. */
export function checkOperate(world: World, as: AppId, environmentId: string, resource: Resource) {
  const refusal = checkPermission(world, as, environmentId, permissionOf(resource, 'operate'))
  if (refusal) return refusal

  const status = environmentOf(world, environmentId)?.status
  // `resource` tells the sentence that something was to be changed in it, not shared.
  if (status && status !== 'normal') return refuse('environment-unavailable', { name: environmentId, status, resource })
  return undefined
}

function checkPermission(world: World, as: AppId, environmentId: string, permission: string) {
  // Without any grant it sounds as if there were no such environment, so that ids cannot be fished for.
  if (!isReachable(world, as, environmentId)) return refuse('environment-not-found')
  if (!can(world, as, environmentId, permission)) return refuse('permission-missing', { permission })
  return undefined
}
