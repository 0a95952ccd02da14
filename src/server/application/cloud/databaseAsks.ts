import { recordsOf } from '../../../domain/collection.ts'
import { cloudErrors } from '../../../domain/cloud/cloudErrors.ts'
import {
  dateOf,
  isFields,
  isSameValue,
  stepsOfOneCall,
  storable,
  WrongCommand,
} from '../../../domain/cloud/databaseCommand.ts'
import { inOrder, matches, withFields, type Document } from '../../../domain/cloud/databaseQuery.ts'
import { updated } from '../../../domain/cloud/databaseUpdate.ts'
import type { Event } from '../../../domain/event.ts'
import { passed, stopped, type GateStep } from '../../../domain/cloud/gates.ts'
import type { Collection, DatabaseRecord, Json, JsonObject } from '../../../domain/item.ts'
import { checkSize } from '../../../domain/itemContent.ts'
import { isRecordId } from '../../../domain/itemName.ts'
import { isDeeperThan, maxRecordDepth } from '../../../domain/recordDepth.ts'
import { allows, asksAboutRecord, parseRule, type RuleAction } from '../../../domain/cloud/securityRule.ts'
import type { World } from '../../../domain/world.ts'
import type { Api } from '../../../sandbox/asks.ts'
import type { AskOf } from './askSchemas.ts'
import { failed, good, type Circumstances, type Decided } from './decided.ts'
import type { Place } from './program.ts'

export type DatabaseAsk = AskOf<Extract<Api, `database.${string}`>>

interface Scene extends Circumstances {
  world: World
  place: Place
  collection: Collection
}

type Found = { record: DatabaseRecord; document: Document }

/** Answers a call of the database in an environment that the first gate opened. */
export function decideDatabase(world: World, place: Place, ask: DatabaseAsk, circumstances: Circumstances): Decided {
  const name = ask.args.collection
  const collection = world.items
    .filter((item) => item.resource === 'database')
    .find((item) => item.environmentId === place.environmentId && item.name === name)
  if (!collection) return { steps: [], result: failed('collection-not-found', name) }
  try {
    return decide({ world, place, collection, ...circumstances }, ask)
  } catch (error) {
    if (error instanceof WrongCommand) return { steps: [], result: failed('command-wrong', error.message) }
    throw error
  }
}

function decide(scene: Scene, ask: DatabaseAsk): Decided {
  switch (ask.api) {
    case 'database.add':
      return add(scene, ask.args.data)
    case 'database.get':
      return get(scene, ask.args)
    case 'database.count':
      return upon(scene, 'read', find(scene, ask.args), (found) => ({ result: good({ total: found.length }) }))
    case 'database.update':
      return upon(scene, 'update', find(scene, ask.args), (found) => change(scene, found, ask.args.data))
    case 'database.set':
      return set(scene, ask.args.id, ask.args.data)
    case 'database.remove':
      return upon(scene, 'delete', find(scene, ask.args), (found) => ({
        result: good({ removed: found.length }),
        events: found.map(({ record }) => removal(scene, record)),
      }))
  }
}

function add(scene: Scene, data: JsonObject): Decided {
  const { _id: wantedId = scene.newId('record'), _openid: wantedOwner, ...rest } = data
  const { isAdmin, auth } = scene.place
  if (typeof wantedId !== 'string' || !isRecordId(wantedId))
    return { steps: [], result: failed('parameters-wrong', '_id') }
  // Only a function says whose record it is; a mini program's is its user's.
  if (wantedOwner !== undefined && (!isAdmin || typeof wantedOwner !== 'string'))
    throw new WrongCommand('_openid cannot be set')
  const record = recordWith(
    scene,
    wantedId,
    rest,
    isAdmin ? ((wantedOwner as string | undefined) ?? null) : auth.openid,
  )
  return upon(scene, 'create', [{ record, document: documentOf(record) }], () =>
    insertion(scene, record, { id: record.id }),
  )
}

function set(scene: Scene, id: string, data: JsonObject): Decided {
  if (Object.hasOwn(data, '_id') || Object.hasOwn(data, '_openid'))
    throw new WrongCommand('_id and _openid cannot be set')
  const present = recordsOf(scene.world, scene.collection).find((record) => record.id === id)
  if (!present) {
    if (!isRecordId(id)) return { steps: [], result: failed('parameters-wrong', '_id') }
    const record = recordWith(scene, id, data, scene.place.isAdmin ? null : scene.place.auth.openid)
    return upon(scene, 'create', [{ record, document: documentOf(record) }], () =>
      insertion(scene, record, { created: 1, updated: 0 }),
    )
  }
  const replaced = dataOf(data, scene.at)
  return upon(scene, 'update', [{ record: present, document: documentOf(present) }], ([found]) => {
    // One of WeChat's simple permissions has passed over it: it is somebody else's.
    if (!found) return { result: failed('database-refused') }
    return written(scene, isSameValue(present.data, replaced) ? [] : [{ ...present, data: replaced }], {
      created: 0,
      updated: 1,
    })
  })
}

function get(scene: Scene, args: Extract<DatabaseAsk, { api: 'database.get' }>['args']): Decided {
  const { isAdmin } = scene.place
  return upon(scene, 'read', find(scene, args), (found) => {
    if (args.id !== null && found.length === 0) {
      const { errCode, errMsg } = cloudErrors['document-not-found']
      return { result: { ok: false, errCode, errMsg: errMsg.replace('_id', () => `_id ${args.id}`) } }
    }
    // WeChat's own numbers: 20 at a time for a mini program; 100 for a function, up to 1000.
    const limit = Math.min(args.limit ?? (isAdmin ? 100 : 20), isAdmin ? 1000 : 20)
    const documents = inOrder(
      found.map(({ document }) => document),
      args.orderBy,
    ).slice(args.skip ?? 0, (args.skip ?? 0) + limit)
    return { result: good({ records: documents.map((document) => withFields(document, args.field)) }) }
  })
}

function change(scene: Scene, found: readonly Found[], changes: JsonObject): Omit<Decided, 'steps'> {
  const spend = stepsOfOneCall()
  const records = found.map(({ record }) => ({
    ...record,
    data: updated(record.data, changes, Date.parse(scene.at), spend),
  }))
  const changed = records.filter(
    (record, index) => JSON.stringify(record.data) !== JSON.stringify(found[index]?.record.data),
  )
  return written(scene, changed, { updated: changed.length })
}

/** The records that an ask is about: one, those that fit, or all. */
function find({ world, collection, place }: Scene, { id, where }: { id: string | null; where: Json }): Found[] {
  const all = recordsOf(world, collection).map((record) => ({ record, document: documentOf(record) }))
  if (id !== null) return all.filter(({ record }) => record.id === id)
  const condition = place.isAdmin ? where : withOwnId(where, place.auth.openid)
  const spend = stepsOfOneCall()
  return condition === null ? all : all.filter(({ document }) => matches(document, condition, spend))
}

/** `{openid}` in a condition stands for the user who asks, as WeChat has it. */
function withOwnId(where: Json, openId: string): Json {
  if (where === '{openid}') return openId
  if (Array.isArray(where)) return where.map((element: Json) => withOwnId(element, openId))
  if (typeof where !== 'object' || where === null || dateOf(where) !== undefined) return where
  return Object.fromEntries(Object.entries(where).map(([name, value]) => [name, withOwnId(value, openId)]))
}

/** Asks the collection's rule about every record, and goes on with those that it leaves. */
function upon(
  scene: Scene,
  action: RuleAction,
  found: Found[],
  goOn: (found: Found[]) => Omit<Decided, 'steps'>,
): Decided {
  const { place, collection } = scene
  if (place.isAdmin) return { steps: [], ...goOn(found) }

  const left = leftByRule(scene, action, found)
  const params = { action, collection: collection.name }
  if (!left)
    return {
      steps: [stopped('rule', 'database-refused', params)],
      result: failed('database-refused', `the rule of ${collection.name} does not allow ${action}`),
    }
  const steps: GateStep[] = [passed('rule', params)]
  return { steps, ...goOn(left) }
}

function leftByRule({ place, collection }: Scene, action: RuleAction, found: Found[]): Found[] | undefined {
  const read = parseRule(collection.rule, 'database')
  // A rule that cannot be read lets nobody in.
  if ('problem' in read) return undefined
  const { rule } = read
  if (!asksAboutRecord(rule, action)) return allows(rule, action, { auth: place.auth, doc: null }) ? found : undefined

  const allowed = found.filter(({ document }) => allows(rule, action, { auth: place.auth, doc: document }))
  return allowed.length === found.length || (rule.isPreset && action !== 'create') ? allowed : undefined
}

function insertion(scene: Scene, record: DatabaseRecord, value: JsonObject): Omit<Decided, 'steps'> {
  const present = recordsOf(scene.world, scene.collection)
  const max = scene.world.configuration.limits.recordsPerCollection
  if (present.some(({ id }) => id === record.id))
    return { result: failed('database-failed', `duplicate key _id ${record.id}`) }
  if (present.length >= max) return { result: failed('database-failed', `more than ${max} records`) }
  const wrong = wrongWith(scene, record)
  if (wrong !== undefined) return { result: failed('database-failed', wrong) }
  return { result: good(value), events: [{ kind: 'record-added', at: scene.at, record }] }
}

function written(scene: Scene, records: readonly DatabaseRecord[], value: JsonObject): Omit<Decided, 'steps'> {
  const wrong = records.map((record) => wrongWith(scene, record)).find((each) => each !== undefined)
  if (wrong !== undefined) return { result: failed('database-failed', wrong) }
  const events = records.map((record): Event => ({
    kind: 'record-changed',
    at: scene.at,
    record: { ...record, version: record.version + 1, updatedAt: scene.at },
  }))
  return { result: good(value), events }
}

function removal({ at, collection }: Scene, { environmentId, id, version }: DatabaseRecord): Event {
  return { kind: 'record-removed', at, environmentId, collection: collection.name, recordId: id, version: version + 1 }
}

function recordWith({ collection, at }: Scene, id: string, data: JsonObject, openId: string | null): DatabaseRecord {
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

function documentOf({ id, openId, data }: DatabaseRecord): Document {
  return { _id: id, ...(openId === null ? {} : { _openid: openId }), ...data }
}

/** Why the console could not save what a program wants to keep, or nothing. */
function wrongWith({ world }: Scene, { data }: DatabaseRecord): string | undefined {
  if (isDeeperThan(data, maxRecordDepth)) return 'the record is nested too deeply'
  return checkSize(world, JSON.stringify(data), 'data') && 'the record is too large'
}
