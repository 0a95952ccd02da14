/** 云函数 / 数据库 / 云存储 / 云托管 / 静态网站托管: the kinds of things in an environment. */
export const resources = ['functions', 'database', 'storage', 'run', 'hosting'] as const
export type Resource = (typeof resources)[number]

/** 查看 / 操作 / 调用. */
export const actions = ['view', 'operate', 'invoke'] as const
export type Action = (typeof actions)[number]

/** `functions.view` and the like. Which ones exist is data: the catalogue in the backend's configuration says. */
export type Permission = string

/** One line of the permission catalogue: a kind of resource and what can be allowed on it, in the order shown. */
interface CatalogueEntry {
  resource: Resource
  actions: readonly Action[]
}

export type Catalogue = readonly CatalogueEntry[]

/** The catalogue of rule 6 (static website hosting is ours). */
export const standardCatalogue: Catalogue = [
  { resource: 'functions', actions: ['view', 'operate', 'invoke'] },
  { resource: 'database', actions: ['view', 'operate'] },
  { resource: 'storage', actions: ['view', 'operate'] },
  { resource: 'run', actions: ['view', 'operate', 'invoke'] },
  { resource: 'hosting', actions: ['view', 'operate'] },
]

/** Whether an address or a message names a kind of resource. */
export function isResource(text: string): text is Resource {
  return resources.some((resource) => resource === text)
}

export function permissionOf(resource: string, action: string): Permission {
  return `${resource}.${action}`
}

/** Every permission of a catalogue, in its order. A new row starts with all of them (rule 6, from the guide). */
export function allPermissions(catalogue: Catalogue): Permission[] {
  return catalogue.flatMap(({ resource, actions }) => actions.map((action) => permissionOf(resource, action)))
}

/** The permission another one cannot be without: 操作 needs 查看 of the same kind, 调用 needs nothing (rule 6). */
export function neededFor(permission: Permission): Permission | undefined {
  const [resource, action] = permission.split('.')
  return action === 'operate' && resource ? permissionOf(resource, 'view') : undefined
}

/** Ticks or unticks one permission and what depends on it, so that the result always keeps rule 6. */
export function togglePermission(chosen: readonly Permission[], permission: Permission, ticked: boolean): Permission[] {
  if (ticked) {
    const needed = neededFor(permission)
    return [...new Set([...chosen, ...(needed ? [needed] : []), permission])]
  }
  return chosen.filter((other) => other !== permission && neededFor(other) !== permission)
}

/** What is chosen often: everything; exactly every 查看; every 查看 and 调用. */
export type PermissionPreset = 'all' | 'view-only' | 'view-invoke'
/** The word a list shows for a grant. */
export type PermissionSummary = PermissionPreset | 'custom'

// Each of the last two grants what the one before it does, or more; the first grants all.
const presets: readonly (readonly [PermissionPreset, (permission: Permission) => boolean])[] = [
  ['all', () => true],
  ['view-only', (permission) => permission.endsWith('.view')],
  ['view-invoke', (permission) => !permission.endsWith('.operate')],
]

/** The presets of a catalogue with what each grants. One that would grant what another does is left out. */
export function presetsOf(catalogue: Catalogue): { preset: PermissionPreset; permissions: Permission[] }[] {
  const all = allPermissions(catalogue)
  const sizes = new Set([0])
  return presets.flatMap(([preset, grants]) => {
    const permissions = all.filter(grants)
    // As many are the same.
    if (sizes.has(permissions.length)) return []
    sizes.add(permissions.length)
    return [{ preset, permissions }]
  })
}

export function summarizePermissions(permissions: readonly Permission[], catalogue: Catalogue): PermissionSummary {
  const same = presetsOf(catalogue).find(
    (each) =>
      each.permissions.length === permissions.length &&
      each.permissions.every((permission) => permissions.includes(permission)),
  )
  return same?.preset ?? 'custom'
}
