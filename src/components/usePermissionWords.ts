import { allPermissions, permissionOf, type Catalogue } from '../domain/sharing/permission.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'

/** Spells permissions out, one phrase per kind of resource: 云函数 查看、调用. Unknown ones stay visible by their key. */
export function usePermissionWords(catalogue: Catalogue): (permissions: readonly string[]) => string[] {
  const t = useText(nounsText)
  return (permissions) => {
    const known = catalogue.flatMap(({ resource, actions }) => {
      const chosen = actions.filter((action) => permissions.includes(permissionOf(resource, action)))
      return chosen.length === 0
        ? []
        : [t.permission(t.resource[resource], chosen.map((action) => t.action[action]).join(t.and))]
    })
    const all = allPermissions(catalogue)
    return [...known, ...permissions.filter((key) => !all.includes(key)).map(t.unknownPermission)]
  }
}
