import { cloudError, type CloudError, type CloudErrorName } from '../../../domain/cloud/cloudErrors.ts'
import type { Event } from '../../../domain/event.ts'
import type { GateStep } from '../../../domain/cloud/gates.ts'
import type { Plain } from '../../../sandbox/sandbox.ts'

export type AskResult = { ok: true; value: Plain } | ({ ok: false } & CloudError)

/** What becomes of an ask that needs nothing but the world: the gates it met, its result, and what it changes. */
export interface Decided {
  steps: GateStep[]
  result: AskResult
  events?: Event[]
}

/** What deciding needs besides the world. */
export interface Circumstances {
  /** ISO 8601. */
  at: string
  newId: (prefix: 'item' | 'record') => string
}

export function good(value: Plain): AskResult {
  return { ok: true, value }
}

export function failed(name: CloudErrorName, detail?: string): AskResult {
  return { ok: false, ...cloudError(name, detail) }
}
