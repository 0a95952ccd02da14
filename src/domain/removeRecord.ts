import { collectionToOperate, recordOf, type Place } from './collection.ts'
import { accept, refuse, type CommandContext } from './decision.ts'
import type { World } from './world.ts'

/** Removes a record from its collection. */
export function removeRecord(
  world: World,
  command: Place & { recordId: string; version: number },
  { as, at }: CommandContext,
) {
  const place = collectionToOperate(world, command, as)
  if (place.refused) return place

  const { environmentId, name } = place.collection
  const record = recordOf(world, place.collection, command.recordId)
  if (!record) return refuse('record-not-found')
  if (record.version !== command.version) return refuse('stale-version')

  return accept([
    { kind: 'record-removed', at, environmentId, collection: name, recordId: record.id, version: record.version + 1 },
  ])
}
