import * as contract from '../../../contract/item.ts'
import { checkView } from '../../../domain/environments/access.ts'
import { addItem } from '../../../domain/items/addItem.ts'
import type { AppId } from '../../../domain/accounts/appId.ts'
import { changeItem } from '../../../domain/items/changeItem.ts'
import type { Event } from '../../../domain/world/event.ts'
import { authFunctionName, type Item } from '../../../domain/items/item.ts'
import { removeItem } from '../../../domain/items/removeItem.ts'
import { itemNamed, itemsOf, type World } from '../../../domain/world/world.ts'
import type { Cloud } from '../cloud/createCloud.ts'
import { readRoute, writeRoute, type RouteContext } from '../route.ts'
import { viewItem } from '../itemViews.ts'

export const itemRoutes = [
  readRoute(contract.listItems, (world, { environmentId, resource }, { as }) => {
    const refusal = checkView(world, as, environmentId, resource)
    if (refusal) return refusal
    const items = itemsOf(world, environmentId, resource).toSorted((one, other) => (one.name < other.name ? -1 : 1))
    return { body: { items: items.map((item) => viewItem(world, item, as)) }, version: world.revision }
  }),

  writeRoute(
    contract.addItem,
    addItem,
    (world, { environmentId, name, content }, { as }) =>
      existing(world, as, itemNamed(world, environmentId, content.resource, name)),
    { afterCommit: checkAuthFunction },
  ),

  writeRoute(
    contract.changeItem,
    changeItem,
    (world, { itemId }, { as }) => existing(world, as, world.items.get(itemId)),
    { afterCommit: checkAuthFunction },
  ),

  writeRoute(contract.removeItem, removeItem, (world, { itemId }) => ({ body: { itemId }, version: world.revision }), {
    current: (world, { itemId }, { as }) => existing(world, as, world.items.get(itemId)).body,
  }),
]

/** A new `cloudbase_auth` is called once, so that its readiness is known wherever it is shown. */
async function checkAuthFunction(
  openCloud: () => Promise<Cloud>,
  events: readonly Event[],
  { as }: RouteContext,
): Promise<boolean> {
  const [event] = events
  if (event?.kind !== 'item-added' && event?.kind !== 'item-changed') return false
  const { resource, name, environmentId } = event.item
  if (resource !== 'functions' || name !== authFunctionName) return false
  const cloud = await openCloud()
  await cloud.checkAuthFunction(environmentId, as)
  return true
}

/** An item the rule has just accepted or named stale, so it is there. */
function existing(world: World, as: AppId, item: Item | undefined) {
  if (!item) throw new Error('an item is gone right after it was decided on')
  return { body: viewItem(world, item, as), version: item.version }
}
