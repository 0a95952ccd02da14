import { checkData, collectionToOperate, recordOf, recordsOf, type CollectionRef } from './collection.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { JsonObject } from './item.ts'
import { isRecordId } from './itemName.ts'
import type { World } from '../world/world.ts'

/** Adds a record to a collection in the console: it is no user's, as if a function had made it. */
export function addRecord(
  world: World,
  command: CollectionRef & { id?: string | undefined; data: JsonObject },
  { as, at, newId }: CommandContext,
) {
  const found = collectionToOperate(world, command, as)
  if (found.refused) return found

  const { collection } = found
  const { data, id = newId('record') } = command
  const max = world.configuration.limits.recordsPerCollection
  if (!isRecordId(id)) return refuse('record-id-invalid', {}, 'id')
  if (recordOf(world, collection, id)) return refuse('record-exists', { id }, 'id')
  if (recordsOf(world, collection).length >= max) return refuse('too-many-items', { max })
  const wrong = checkData(world, data)
  if (wrong) return wrong

  const { environmentId, name } = collection
  return accept([
    {
      kind: 'record-added',
      at,
      record: { environmentId, collection: name, id, data, openId: null, version: 1, updatedAt: at },
    },
  ])
}
