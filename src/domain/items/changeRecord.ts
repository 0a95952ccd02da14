import { checkData, collectionToOperate, recordOf, type CollectionRef } from './collection.ts'
import { accept, refuse, type CommandContext } from '../decision.ts'
import type { Json, JsonObject } from './item.ts'
import type { World } from '../world/world.ts'

/** Writes a record anew. It stays the record of the account that made it. */
export function changeRecord(
  world: World,
  command: CollectionRef & { recordId: string; version: number; data: JsonObject },
  { as, at }: CommandContext,
) {
  const found = collectionToOperate(world, command, as)
  if (found.refused) return found

  const { data } = command
  const record = recordOf(world, found.collection, command.recordId)
  if (!record) return refuse('record-not-found')
  if (record.version !== command.version) return refuse('stale-version')
  const wrong = checkData(world, data)
  if (wrong) return wrong

  if (textOf(data) === textOf(record.data)) return accept([])
  return accept([
    { kind: 'record-changed', at, record: { ...record, data, version: record.version + 1, updatedAt: at } },
  ])
}

/** The same text for the same fields, in whatever order they were written. */
function textOf(data: JsonObject): string {
  return JSON.stringify(data, (_key, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(byKey)) : value,
  )
}

function byKey([one]: [string, Json], [other]: [string, Json]): number {
  return one < other ? -1 : 1
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
