import { checkOperate } from '../environments/access.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { ItemContent } from './item.ts'
import { checkContent, contentOf, itemWith } from './itemContent.ts'
import type { World } from '../world/world.ts'

/** Writes an item anew; it keeps its name. */
export function changeItem(
  world: World,
  command: { environmentId: string; itemId: string; version: number; content: ItemContent },
  { as, at }: CommandContext,
) {
  const { environmentId, itemId, content } = command
  const refusal = checkOperate(world, as, environmentId, content.resource)
  if (refusal) return refusal

  const item = world.items.get(itemId)
  if (item?.environmentId !== environmentId || item.resource !== content.resource) return refuse('item-not-found')
  if (item.version !== command.version) return refuse('stale-version')
  const wrong = checkContent(world, content)
  if (wrong) return wrong

  const openId = item.resource === 'storage' ? item.openId : null
  const changed = itemWith({ ...item, version: item.version + 1, updatedAt: at, updatedBy: as }, content, openId)
  return accept(
    JSON.stringify(contentOf(item)) === JSON.stringify(contentOf(changed))
      ? []
      : [{ kind: 'item-changed', at, item: changed }],
  )
}
