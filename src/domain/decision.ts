import type { AppId } from './accounts/appId.ts'
import type { Event } from './world/event.ts'
import type { ParamsOf } from './refusalParams.ts'

/** Who asks, when, and where new ids come from. Rules read no clock and make no random values. */
export interface CommandContext {
  as: AppId
  /** ISO 8601, UTC. */
  at: string
  newId: (prefix: 'share' | 'notification' | 'item' | 'record') => string
}

export type Params = Readonly<Record<string, string | number>>

/** A command that is not accepted. `field` points at what caused it in the request: `grants.2.environmentId`. */
export interface Refusal<Code extends string = string> {
  refused: true
  code: Code
  params: Params
  field?: string
}

/** Optional where the code carries nothing, or nothing that has to be there. */
type About<Code extends string> =
  Record<never, never> extends ParamsOf<Code>
    ? [params?: ParamsOf<Code>, field?: string]
    : [params: ParamsOf<Code>, field?: string]

export interface Acceptance {
  refused: false
  events: readonly Event[]
}

/** Refuses with what the sentence for this code needs: forgetting it does not compile. */
export function refuse<const Code extends string>(code: Code, ...[params, field]: About<Code>): Refusal<Code> {
  // Whatever the code, it is texts and numbers: the compiler does not see that of a type it has yet to choose.
  const said = (params ?? {}) as Params
  return { refused: true, code, params: said, ...(field === undefined ? {} : { field }) }
}

/** Accepting with no events is a command that changes nothing: it commits nothing either (I10). */
export function accept(events: readonly Event[]): Acceptance {
  return { refused: false, events }
}
