import type { JsonObject } from '../items/item.ts'
import { succeed, type CallDecision } from './callDecision.ts'
import { cloudErrors } from './cloudErrors.ts'
import { sortRecords, withFields } from './databaseQuery.ts'
import { applyRule, select, type QueryContext, type Selection } from './recordSelection.ts'

/** What a `get` says besides which records. Null: not said. */
export interface GetOptions {
  orderBy: readonly { field: string; direction: 'asc' | 'desc' }[]
  limit: number | null
  skip: number | null
  /** Names to `true` or `false`, as `.field` got them. */
  field: JsonObject | null
}

export function countRecords(context: QueryContext, selection: Selection): CallDecision {
  const decision = applyRule(context, 'read', select(context, selection))
  if (!decision.isAllowed) return decision
  return { steps: decision.steps, result: succeed({ total: decision.selected.length }) }
}

export function getRecords(context: QueryContext, args: Selection & GetOptions): CallDecision {
  const decision = applyRule(context, 'read', select(context, args))
  if (!decision.isAllowed) return decision
  const { steps, selected } = decision
  if (args.id !== null && selected.length === 0) return { steps, result: notFound(args.id) }

  // WeChat's own numbers: 20 at a time for a mini program; 100 for a function, up to 1000.
  const { isAdmin } = context.target
  const limit = Math.min(args.limit ?? (isAdmin ? 100 : 20), isAdmin ? 1000 : 20)
  const skip = args.skip ?? 0
  const documents = sortRecords(
    selected.map(({ document }) => document),
    args.orderBy,
  ).slice(skip, skip + limit)
  return { steps, result: succeed({ records: documents.map((document) => withFields(document, args.field)) }) }
}

function notFound(id: string): CallDecision['result'] {
  const { errCode, errMsg } = cloudErrors['document-not-found']
  return { ok: false, errCode, errMsg: errMsg.replace('_id', () => `_id ${id}`) }
}
