import { recordOf, recordsOf } from '../items/collection.ts'
import type { Collection, DatabaseRecord, Json } from '../items/item.ts'
import type { World } from '../world/world.ts'
import { fail, type CallResult, type WriteContext } from './callDecision.ts'
import { dateOf, stepsOfOneCall } from './databaseCommand.ts'
import { checkConditions, matches, type Document } from './databaseQuery.ts'
import { passed, stopped, type GateStep } from './gates.ts'
import type { CallTarget } from './program.ts'
import { allows, asksAboutRecord, parseRule, type RuleAction } from './securityRule.ts'

/** What a call of the database is decided with. */
export interface QueryContext extends WriteContext {
  world: World
  target: CallTarget
  collection: Collection
}

/** Some records of a collection: one by `id`, or those that match `where` (null: all). */
export interface Selection {
  collection: string
  id: string | null
  where: Json
}

/** A record as it is stored, and as code sees it. */
export interface Selected {
  record: DatabaseRecord
  document: Document
}

/** What the collection's rule leaves of the selected records, or the failure of the whole call. */
export type RuleDecision =
  | { isAllowed: true; steps: GateStep[]; selected: readonly Selected[] }
  | { isAllowed: false; steps: GateStep[]; result: CallResult }

/** The records a call is about: one, those that match, or all. */
export function select({ world, collection, target }: QueryContext, { id, where }: Selection): Selected[] {
  if (id !== null) {
    const record = recordOf(world, collection, id)
    return record ? [selectedOf(record)] : []
  }
  const all = recordsOf(world, collection).map(selectedOf)
  const condition = target.isAdmin ? where : withOwnId(where, target.auth.openid)
  checkConditions(condition)
  const spend = stepsOfOneCall()
  return condition === null ? all : all.filter(({ document }) => matches(document, condition, spend))
}

export function selectedOf(record: DatabaseRecord): Selected {
  const { id, openId, data } = record
  return { record, document: { _id: id, ...(openId === null ? {} : { _openid: openId }), ...data } }
}

/** Applies the collection's rule to each record. No rule limits a function in an environment of its own account. */
export function applyRule(
  { target, collection }: QueryContext,
  action: RuleAction,
  selected: readonly Selected[],
): RuleDecision {
  if (target.isAdmin) return { isAllowed: true, steps: [], selected }
  const allowed = allowedByRule(collection.rule, action, selected, target.auth)
  const params = { action, collection: collection.name }
  if (allowed) return { isAllowed: true, steps: [passed('rule', params)], selected: allowed }
  return {
    isAllowed: false,
    steps: [stopped('rule', 'database-refused', params)],
    result: fail('database-refused', `the rule of ${collection.name} does not allow ${action}`),
  }
}

/**
 * One of WeChat's simple permissions passes over the records it does not allow; any other rule that does not allow all
 * of them refuses the call, as one that cannot be read does.
 */
function allowedByRule(
  text: string,
  action: RuleAction,
  selected: readonly Selected[],
  auth: CallTarget['auth'],
): readonly Selected[] | undefined {
  const read = parseRule(text, 'database')
  if ('problem' in read) return undefined
  const { rule } = read
  if (!asksAboutRecord(rule, action)) return allows(rule, action, { auth, doc: null }) ? selected : undefined

  const allowed = selected.filter(({ document }) => allows(rule, action, { auth, doc: document }))
  return allowed.length === selected.length || (rule.isPreset && action !== 'create') ? allowed : undefined
}

/** `{openid}` in a condition stands for the user of the caller, as WeChat has it. */
function withOwnId(where: Json, openId: string): Json {
  if (where === '{openid}') return openId
  if (Array.isArray(where)) return where.map((element: Json) => withOwnId(element, openId))
  if (typeof where !== 'object' || where === null || dateOf(where) !== undefined) return where
  return Object.fromEntries(Object.entries(where).map(([name, value]) => [name, withOwnId(value, openId)]))
}
