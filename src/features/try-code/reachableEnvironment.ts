import type { AccountView } from '../../contract/account.ts'
import type { ReceivedEnvironment } from '../../contract/environment.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'

/** An environment the acting account can reach. `permissions` null: it is its own. */
export interface ReachableEnvironment extends EnvironmentView {
  owner: AccountView
  permissions: readonly string[] | null
}

export function choicesOf(
  acting: AccountView,
  own: readonly EnvironmentView[],
  received: readonly ReceivedEnvironment[],
): ReachableEnvironment[] {
  return [...own.map((environment) => ({ ...environment, owner: acting, permissions: null })), ...received]
}

export function mayDo({ permissions }: ReachableEnvironment, permission: string): boolean {
  return permissions === null || permissions.includes(permission)
}

/** Who calls while none is chosen: the acting account for a received environment, another account for an own one. */
export function likelyCaller(
  { owner }: ReachableEnvironment,
  acting: string,
  personas: readonly AccountView[],
): string {
  if (owner.appId !== acting) return acting
  return personas.find(({ appId }) => appId !== acting)?.appId ?? acting
}
