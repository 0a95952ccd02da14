import { recordOf, recordsOf } from '../items/collection.ts'
import type { Event } from '../world/event.ts'
import type { DatabaseRecord, JsonObject } from '../items/item.ts'
import { checkSize } from '../items/itemContent.ts'
import { isRecordId } from '../items/itemName.ts'
import { isDeeperThan, maxRecordDepth } from '../items/recordDepth.ts'
import { fail, succeed, type CallDecision } from './callDecision.ts'
import { isFields, isSameValue, stepsOfOneCall, storable, WrongCommand } from './databaseCommand.ts'
import { updated } from './databaseUpdate.ts'
import type { GateStep } from './gates.ts'
import { applyRule, select, selectedOf, type QueryContext, type Selection } from './recordSelection.ts'

export function addRecord(context: QueryContext, data: JsonObject): CallDecision {
  const { _id: id = context.newId('record'), _openid: wantedOwner, ...rest } = data
  const { isAdmin, auth } = context.target
  if (typeof id !== 'string' || !isRecordId(id)) return { steps: [], result: fail('parameters-wrong', '_id') }
  // Only a function says whose record it is; a mini program's is its user's.
  if (wantedOwner !== undefined && (!isAdmin || typeof wantedOwner !== 'string'))
    throw new WrongCommand('_openid cannot be set')
  const openId = isAdmin ? ((wantedOwner as string | undefined) ?? null) : auth.openid // Checked just above.
  return insert(context, newRecord(context, id, rest, openId), { id })
}

export function setRecord(context: QueryContext, { id, data }: { id: string; data: JsonObject }): CallDecision {
  if (Object.hasOwn(data, '_id') || Object.hasOwn(data, '_openid'))
    throw new WrongCommand('_id and _openid cannot be set')
  const present = recordOf(context.world, context.collection, id)
  if (present) return replace(context, present, data)

  if (!isRecordId(id)) return { steps: [], result: fail('parameters-wrong', '_id') }
  const openId = context.target.isAdmin ? null : context.target.auth.openid
  return insert(context, newRecord(context, id, data, openId), { created: 1, updated: 0 })
}

export function updateRecords(context: QueryContext, args: Selection & { data: JsonObject }): CallDecision {
  const decision = applyRule(context, 'update', select(context, args))
  if (!decision.isAllowed) return decision
  const spend = stepsOfOneCall()
  const now = Date.parse(context.at)
  const changed = decision.selected.flatMap(({ record }) => {
    const data = updated(record.data, args.data, now, spend)
    return JSON.stringify(data) === JSON.stringify(record.data) ? [] : [{ ...record, data }]
  })
  return change(context, decision.steps, changed, { updated: changed.length })
}

export function removeRecords(context: QueryContext, selection: Selection): CallDecision {
  const decision = applyRule(context, 'delete', select(context, selection))
  if (!decision.isAllowed) return decision
  const { steps, selected } = decision
  const events = selected.map(({ record: { environmentId, collection, id, version } }): Event => ({
    kind: 'record-removed',
    at: context.at,
    environmentId,
    collection,
    recordId: id,
    version: version + 1,
  }))
  return { steps, result: succeed({ removed: selected.length }), events }
}

function insert(context: QueryContext, record: DatabaseRecord, value: JsonObject): CallDecision {
  const decision = applyRule(context, 'create', [selectedOf(record)])
  if (!decision.isAllowed) return decision

  const { steps } = decision
  const { world, collection } = context
  const max = world.configuration.limits.recordsPerCollection
  const failure =
    (recordOf(world, collection, record.id) && `duplicate key _id ${record.id}`) ||
    (recordsOf(world, collection).length >= max && `more than ${max} records`) ||
    problemOf(context, record)
  if (failure) return { steps, result: fail('database-failed', failure) }
  return { steps, result: succeed(value), events: [{ kind: 'record-added', at: context.at, record }] }
}

function replace(context: QueryContext, present: DatabaseRecord, wanted: JsonObject): CallDecision {
  const data = dataOf(wanted, context.at)
  const decision = applyRule(context, 'update', [selectedOf(present)])
  if (!decision.isAllowed) return decision
  const { steps, selected } = decision
  // One of WeChat's simple permissions has passed over it: the record is another user's.
  if (selected.length === 0) return { steps, result: fail('database-refused') }
  return change(context, steps, isSameValue(present.data, data) ? [] : [{ ...present, data }], {
    created: 0,
    updated: 1,
  })
}

/** Writes all of the changed records, or none. */
function change(
  context: QueryContext,
  steps: GateStep[],
  records: readonly DatabaseRecord[],
  value: JsonObject,
): CallDecision {
  const failure = records.map((record) => problemOf(context, record)).find((problem) => problem !== undefined)
  if (failure !== undefined) return { steps, result: fail('database-failed', failure) }
  const { at } = context
  const events = records.map((record): Event => ({
    kind: 'record-changed',
    at,
    record: { ...record, version: record.version + 1, updatedAt: at },
  }))
  return { steps, result: succeed(value), events }
}

function newRecord(
  { collection, at }: QueryContext,
  id: string,
  data: JsonObject,
  openId: string | null,
): DatabaseRecord {
  return {
    environmentId: collection.environmentId,
    collection: collection.name,
    id,
    data: dataOf(data, at),
    openId,
    version: 1,
    updatedAt: at,
  }
}

function dataOf(data: JsonObject, at: string): JsonObject {
  const stored = storable(data, Date.parse(at))
  if (!isFields(stored)) throw new WrongCommand('a record is an object')
  return stored
}

/** Why the console could not save this record either, or nothing. */
function problemOf({ world }: QueryContext, { data }: DatabaseRecord): string | undefined {
  if (isDeeperThan(data, maxRecordDepth)) return 'the record is nested too deeply'
  return checkSize(world, JSON.stringify(data), 'data') && 'the record is too large'
}
