import * as contract from '../../../contract/databaseRecord.ts'
import { refuse } from '../../../domain/decision.ts'
import { addRecord } from '../../../domain/items/addRecord.ts'
import { changeRecord } from '../../../domain/items/changeRecord.ts'
import { collectionToView, recordOf, recordsOf, type CollectionRef } from '../../../domain/items/collection.ts'
import type { DatabaseRecord } from '../../../domain/items/item.ts'
import { removeRecord } from '../../../domain/items/removeRecord.ts'
import type { World } from '../../../domain/world/world.ts'
import { readRoute, writeRoute } from '../route.ts'
import { viewListedRecord, viewRecord } from '../itemViews.ts'
import { pageOf, searchable, searchFor } from '../pages.ts'

export const recordRoutes = [
  readRoute(contract.listRecords, (world, place, { as }) => {
    const found = collectionToView(world, place, as)
    if (found.refused) return found
    const sought = recordsOf(world, found.collection).toReversed().filter(soughtBy(place.search))
    return { body: pageOf(sought, place, viewListedRecord), version: world.revision }
  }),

  readRoute(contract.getRecord, (world, place, { as }) => {
    const found = collectionToView(world, place, as)
    if (found.refused) return found
    const record = recordOf(world, found.collection, place.recordId)
    return record ? existing(record) : refuse('record-not-found')
  }),

  writeRoute(contract.addRecord, addRecord, (world, { id, itemId }) => {
    const collection = world.items.get(itemId)
    // Without an id of one's own it is the newest.
    if (id === undefined) return existing(collection && recordsOf(world, collection).at(-1))
    return existing(collection && recordOf(world, collection, id))
  }),

  writeRoute(contract.changeRecord, changeRecord, (world, request) => recordAt(world, request)),

  writeRoute(
    contract.removeRecord,
    removeRecord,
    (world, { recordId }) => ({ body: { recordId }, version: world.revision }),
    { current: (world, request) => recordAt(world, request).body },
  ),
]

/**
 * What is in a record is written out for a search only, and not folded like names: NFKC takes seconds over what a record
 * can hold.
 */
function soughtBy(search: string | undefined): (record: DatabaseRecord) => boolean {
  if (search === undefined) return () => true
  const isSought = searchFor(search)
  return ({ id, openId, data }) => isSought(`${searchable(id, openId ?? '')}\0${JSON.stringify(data).toLowerCase()}`)
}

function recordAt(world: World, { recordId, itemId }: CollectionRef & { recordId: string }) {
  const collection = world.items.get(itemId)
  return existing(collection && recordOf(world, collection, recordId))
}

/** A record the rule has just accepted or named stale, so it is there. */
function existing(record: DatabaseRecord | undefined) {
  if (!record) throw new Error('a record is gone right after it was decided on')
  return { body: viewRecord(record), version: record.version }
}
