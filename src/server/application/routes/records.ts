import * as contract from '../../../contract/databaseRecord.ts'
import { addRecord } from '../../../domain/addRecord.ts'
import { changeRecord } from '../../../domain/changeRecord.ts'
import { collectionToView, recordsOf, type Place } from '../../../domain/collection.ts'
import type { DatabaseRecord } from '../../../domain/item.ts'
import { removeRecord } from '../../../domain/removeRecord.ts'
import type { World } from '../../../domain/world.ts'
import { readRoute, writeRoute } from '../route.ts'
import { viewRecord } from '../itemViews.ts'

export const recordRoutes = [
  readRoute(contract.listRecords, (world, place, { as }) => {
    const found = collectionToView(world, place, as)
    if (found.refused) return found
    return { body: { items: recordsOf(world, found.collection).toReversed().map(viewRecord) }, version: world.revision }
  }),

  writeRoute(contract.addRecord, addRecord, (world, { id, ...place }) =>
    // Without an id of one's own it is the newest.
    existing(recordsIn(world, place).findLast((record) => id === undefined || record.id === id)),
  ),

  writeRoute(contract.changeRecord, changeRecord, (world, request) => recordAt(world, request)),

  writeRoute(
    contract.removeRecord,
    removeRecord,
    (world, { recordId }) => ({ body: { recordId }, version: world.revision }),
    { current: (world, request) => recordAt(world, request).body },
  ),
]

function recordAt(world: World, { recordId, ...place }: Place & { recordId: string }) {
  return existing(recordsIn(world, place).find(({ id }) => id === recordId))
}

function recordsIn(world: World, { itemId }: Place): readonly DatabaseRecord[] {
  const collection = world.items.get(itemId)
  return collection ? recordsOf(world, collection) : []
}

/** A record the rule has just accepted or named stale, so it is there. */
function existing(record: DatabaseRecord | undefined) {
  if (!record) throw new Error('a record is gone right after it was decided on')
  return { body: viewRecord(record), version: record.version }
}
