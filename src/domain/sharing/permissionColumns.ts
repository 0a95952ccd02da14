import { permissionOf, togglePermission, type Action, type Catalogue, type Permission } from './permission.ts'

/** How many of some ticks are set. */
export type TickState = 'all' | 'some' | 'none'

/** Whether one action is chosen for every kind of resource that has it. */
export function actionState(chosen: readonly Permission[], catalogue: Catalogue, action: Action): TickState {
  const keys = permissionsWith(catalogue, action)
  const ticked = keys.filter((key) => chosen.includes(key)).length
  if (ticked === 0) return 'none'
  return ticked === keys.length ? 'all' : 'some'
}

/** Ticks or unticks one action for every kind of resource that has it; keeps rule 6 as `togglePermission` does. */
export function toggleAction(chosen: readonly Permission[], catalogue: Catalogue, action: Action, ticked: boolean) {
  return permissionsWith(catalogue, action).reduce<Permission[]>(
    (so, permission) => togglePermission(so, permission, ticked),
    [...chosen],
  )
}

function permissionsWith(catalogue: Catalogue, action: Action): Permission[] {
  return catalogue
    .filter(({ actions }) => actions.includes(action))
    .map(({ resource }) => permissionOf(resource, action))
}
