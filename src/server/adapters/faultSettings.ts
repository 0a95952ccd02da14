import * as z from 'zod/mini'
import { params } from '../../contract/problem.ts'
import { faultKinds, type Fault } from '../http/faults.ts'

/** Where the settings of this tab went wrong. `entry` counts from 1. */
type FaultMistake =
  | { what: 'no-json' }
  | { what: 'no-list' }
  | { what: 'no-object'; entry: number }
  | { what: 'unknown-field'; entry: number; field: string }
  | { what: 'wrong-value'; entry: number; field: string; value: string; allowed: readonly string[] }

/** The faults that are set; where there is a mistake, none are. */
export interface FaultSettings {
  faults: readonly Fault[]
  mistake?: FaultMistake
}

const settings = z.array(
  z.strictObject({
    on: z.string().check(z.regex(/^((GET|POST|PUT|DELETE|PATCH)( (\/.*)?)?)?$/)),
    kind: z.enum(faultKinds),
    times: z.optional(z.int()),
    milliseconds: z.optional(z.number()),
    status: z.optional(z.int()),
    code: z.optional(z.string()),
    retryAfter: z.optional(z.int()),
    fieldErrors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), params }))),
  }),
)

/** Reads what somebody wrote by hand: the first mistake is named, so that it is not looked for in the console's answers. */
export function readFaultSettings(text: string | null): FaultSettings {
  if (text === null || text.trim() === '') return { faults: [] }
  const value = parsed(text)
  if (value === undefined) return { faults: [], mistake: { what: 'no-json' } }
  const { data, error } = settings.safeParse(value)
  return data ? { faults: data } : { faults: [], mistake: mistakeOf(value, error.issues[0]) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mistakeOf(value: unknown, issue: z.core.$ZodIssue | undefined): FaultMistake {
  const [index, field] = issue?.path ?? []
  if (!Array.isArray(value) || typeof index !== 'number') return { what: 'no-list' }
  const entry = index + 1
  if (issue?.code === 'unrecognized_keys') return { what: 'unknown-field', entry, field: issue.keys[0] ?? '' }
  if (field === undefined) return { what: 'no-object', entry }
  const given = (value[index] as Record<PropertyKey, unknown>)[field]
  const allowed = field === 'kind' ? faultKinds : field === 'on' ? ['GET /api/shares'] : []
  return { what: 'wrong-value', entry, field: String(field), value: JSON.stringify(given) ?? '', allowed }
}
