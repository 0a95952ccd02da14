import { collectionToOperate, recordOf, type CollectionRef } from './collection.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { World } from '../world/world.ts'

/** Removes a record from its collection. */
export function removeRecord(
  world: World,
  command: CollectionRef & { recordId: string; version: number },
  { as, at }: CommandContext,
) {
  const found = collectionToOperate(world, command, as)
  if (found.refused) return found

  const { environmentId, name } = found.collection
  const record = recordOf(world, found.collection, command.recordId)
  if (!record) return refuse('record-not-found')
  if (record.version !== command.version) return refuse('stale-version')

  return accept([
    { kind: 'record-removed', at, environmentId, collection: name, recordId: record.id, version: record.version + 1 },
  ])
}
