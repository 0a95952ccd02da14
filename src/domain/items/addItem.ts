import { checkOperate } from '../environments/access.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { ItemContent } from './item.ts'
import { checkContent, itemWith } from './itemContent.ts'
import { isItemName } from './itemName.ts'
import { itemNamed, itemsOf, type World } from '../world/world.ts'

/** Adds a function, a collection, a file, a service or a page to an environment, one's own or a received one (from the guide). */
export function addItem(
  world: World,
  command: { environmentId: string; name: string; content: ItemContent },
  { as, at, newId }: CommandContext,
) {
  const { environmentId, name, content } = command
  const { resource } = content
  const refusal = checkOperate(world, as, environmentId, resource)
  if (refusal) return refusal

  const present = itemsOf(world, environmentId, resource)
  const max = world.configuration.limits.itemsPerKind
  if (!isItemName(resource, name)) return refuse('item-name-invalid', { resource }, 'name')
  if (itemNamed(world, environmentId, resource, name)) return refuse('item-exists', { name }, 'name')
  if (present.length >= max) return refuse('too-many-items', { max })
  const wrong = checkContent(world, content)
  if (wrong) return wrong

  const item = itemWith({ id: newId('item'), environmentId, name, version: 1, updatedAt: at, updatedBy: as }, content)
  return accept([{ kind: 'item-added', at, item }])
}
