import { checkOperate, isReachable } from '../environments/access.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { World } from '../world/world.ts'

/** Removes an item; a collection goes with its records. */
export function removeItem(
  world: World,
  command: { environmentId: string; itemId: string; version: number },
  { as, at }: CommandContext,
) {
  const { environmentId, itemId } = command
  if (!isReachable(world, as, environmentId)) return refuse('environment-not-found')
  // Only the item says what kind it is, and so which permission is needed.
  const item = world.items.get(itemId)
  if (item?.environmentId !== environmentId) return refuse('item-not-found')

  const refusal = checkOperate(world, as, environmentId, item.resource)
  if (refusal) return refusal
  if (item.version !== command.version) return refuse('stale-version')

  return accept([{ kind: 'item-removed', at, environmentId, itemId, version: item.version + 1 }])
}
