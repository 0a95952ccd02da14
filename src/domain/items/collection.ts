import { checkOperate, checkView } from '../environments/access.ts'
import type { AppId } from '../accounts/appId.ts'
import { refuse } from '../decision.ts'
import { checkSize } from './itemContent.ts'
import { recordKey, type Collection, type DatabaseRecord, type JsonObject } from './item.ts'
import { recordsIn, type World } from '../world/world.ts'

/** Names a collection: `itemId` is its own. */
export interface CollectionRef {
  environmentId: string
  itemId: string
}

/** The collection to be read, or why it may not be. */
export function collectionToView(world: World, { environmentId, itemId }: CollectionRef, as: AppId) {
  return checkView(world, as, environmentId, 'database') ?? collectionAt(world, environmentId, itemId)
}

/** The collection whose records are to be changed, or why they may not be. */
export function collectionToOperate(world: World, { environmentId, itemId }: CollectionRef, as: AppId) {
  return checkOperate(world, as, environmentId, 'database') ?? collectionAt(world, environmentId, itemId)
}

export function recordsOf(
  world: World,
  { environmentId, name }: Pick<Collection, 'environmentId' | 'name'>,
): readonly DatabaseRecord[] {
  return recordsIn(world, environmentId, name)
}

/** One record of a collection. */
export function recordOf(
  world: World,
  { environmentId, name }: Pick<Collection, 'environmentId' | 'name'>,
  id: string,
): DatabaseRecord | undefined {
  return world.records.get(recordKey({ environmentId, collection: name, id }))
}

/** What is wrong with the data of a record, or nothing. */
export function checkData(world: World, data: JsonObject) {
  // The documentation shows id and owner of a record as fields of it; they are the backend's to write.
  const own = ['_id', '_openid'].find((key) => Object.hasOwn(data, key))
  if (own !== undefined) return refuse('record-id-invalid', { key: own }, 'data')
  return checkSize(world, JSON.stringify(data), 'data')
}

function collectionAt(world: World, environmentId: string, itemId: string) {
  const collection = world.items.get(itemId)
  if (collection?.environmentId !== environmentId || collection.resource !== 'database') return refuse('item-not-found')
  return { refused: false as const, collection }
}
