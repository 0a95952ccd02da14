import type { AppId } from './appId.ts'
import type { Event } from './event.ts'

/** Who asks, when, and where new ids come from. Rules read no clock and no dice of their own. */
export interface CommandContext {
  as: AppId
  /** ISO 8601, UTC. */
  at: string
  newId: (prefix: 'share' | 'notification' | 'item' | 'record') => string
}

export type Params = Readonly<Record<string, string | number>>

/** A named no. `field` points at what caused it in the request: `grants.2.environmentId`. */
export interface Refusal<Code extends string = string> {
  refused: true
  code: Code
  params: Params
  field?: string
}

export interface Acceptance {
  refused: false
  events: readonly Event[]
}

export function refuse<const Code extends string>(code: Code, params: Params = {}, field?: string): Refusal<Code> {
  return { refused: true, code, params, ...(field === undefined ? {} : { field }) }
}

/** Accepting with no events is a command that changes nothing: it commits nothing either (I10). */
export function accept(events: readonly Event[]): Acceptance {
  return { refused: false, events }
}
