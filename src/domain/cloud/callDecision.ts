import type { Event } from '../world/event.ts'
import type { Json } from '../items/item.ts'
import { cloudError, type CloudError, type CloudErrorName } from './cloudErrors.ts'
import type { GateStep } from './gates.ts'

/** What code gets for a call of the SDK. */
export type CallResult = { ok: true; value: Json } | ({ ok: false } & CloudError)

/** What becomes of a call: the gates it came to, in order, its result, and what it changes. */
export interface CallDecision {
  steps: GateStep[]
  result: CallResult
  /** None where the result is a failure. */
  events?: Event[]
}

/** What deciding a call that may write needs besides the world. */
export interface WriteContext {
  /** ISO 8601. */
  at: string
  newId: (prefix: 'item' | 'record') => string
}

export function succeed(value: Json): CallResult {
  return { ok: true, value }
}

/** `detail` says more about this case, after the error's own words. */
export function fail(name: CloudErrorName, detail?: string): CallResult {
  return { ok: false, ...cloudError(name, detail) }
}
