import * as z from 'zod/mini'
import { readinesses } from '../domain/environments/environment.ts'
import { authProblems } from '../domain/cloud/authAnswer.ts'
import { gates } from '../domain/cloud/gates.ts'
import { endpoint } from './endpoint.ts'
import { params } from './problem.ts'
import { amount, count } from './values.ts'

const step = z.object({
  gate: z.enum(gates),
  passed: z.boolean(),
  /** What the caller gets when it did not pass. */
  errCode: z.optional(z.number()),
  /** Names for the sentence: permission, environment, function, share … */
  params,
})
export type TraceStep = z.infer<typeof step>

/** One call of the SDK that went to the backend, e.g. `callFunction` with what it was about. */
const tracedCall = z.object({
  api: z.string(),
  /** The account the code ran as, and the one whose environment it called. */
  from: z.string(),
  to: z.string(),
  environmentId: z.nullable(z.string()),
  /** The function, collection or path. */
  subject: z.string(),
  steps: z.array(step),
  /** How deep inside functions called by functions; 0 for the caller's own calls. */
  depth: count,
  outcome: z.enum(['ok', 'failed']),
})
export type TracedCall = z.infer<typeof tracedCall>

/** What a program printed. `source` is `caller` or a function's name. */
const consoleLine = z.object({ source: z.string(), level: z.enum(['log', 'info', 'warn', 'error']), text: z.string() })
export type ConsoleLine = z.infer<typeof consoleLine>

/** How a program ended. `value` is printed as a console prints it. */
const outcome = z.union([
  z.object({ kind: z.literal('returned'), value: z.string() }),
  z.object({
    kind: z.literal('threw'),
    message: z.string(),
    line: z.nullable(count),
    errCode: z.nullable(z.union([z.number(), z.string()])),
    errMsg: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('timed-out'), seconds: amount }),
  z.object({ kind: z.literal('out-of-memory'), megabytes: count }),
  z.object({ kind: z.literal('never-settled') }),
  z.object({ kind: z.literal('too-large'), kilobytes: count, limit: count }),
  z.object({ kind: z.literal('stopped'), why: z.enum(['asked', 'displaced']) }),
  z.object({ kind: z.literal('crashed') }),
])
export type RunOutcome = z.infer<typeof outcome>

/** What a program may use. A client that asks is about to run one, so the backend makes the sandbox ready. */
export const getPlayground = endpoint({
  method: 'GET',
  path: '/api/playground',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({ seconds: amount, megabytes: amount }),
  refusals: [],
})

/** Made up by the client, so that it can stop a run that has not been answered yet. */
const runId = z.string().check(z.regex(/^[\w-]{1,64}$/))

/** Runs a mini program's code as one account on the world that the backend keeps (the playground; only the mock backend has it). */
export const runCode = endpoint({
  method: 'POST',
  path: '/api/runs',
  precondition: 'none',
  request: z.strictObject({ caller: z.string(), code: z.string(), runId: z.optional(runId) }),
  response: z.object({
    outcome,
    lines: z.array(consoleLine),
    /** Printed after those, and not kept. */
    moreLines: count,
    calls: z.array(tracedCall),
    /** Made between the first and the second half of those. */
    callsLeftOut: count,
    milliseconds: amount,
  }),
  refusals: ['account-not-found', 'account-frozen', 'code-too-large'],
})
export type RunReport = z.infer<(typeof runCode)['response']>

/** Ends a run with everything that it set off: it is answered with what there is by then. Nothing happens where it is over. */
export const stopRun = endpoint({
  method: 'DELETE',
  path: '/api/runs/:runId',
  precondition: 'none',
  request: z.strictObject({ runId }),
  response: z.object({}),
  refusals: [],
})

/**
 * Calls `cloudbase_auth` the way a caller's `init()` does and checks its answer against the protocol. Needs 云函数 查看. The
 * code runs each time: a client must not repeat the request by itself.
 */
export const checkAuthFunction = endpoint({
  method: 'POST',
  path: '/api/environments/:environmentId/auth-function-check',
  precondition: 'none',
  request: z.strictObject({ environmentId: z.string() }),
  response: z.object({
    authFunction: z.enum(readinesses),
    problems: z.array(z.enum(authProblems)),
    /** What it answered, printed; null when it did not answer. */
    answer: z.nullable(z.string()),
    outcome,
    lines: z.array(consoleLine),
    /** Printed after those, and left out. */
    moreLines: count,
  }),
  refusals: ['environment-not-found', 'permission-missing'],
})
export type AuthFunctionReport = z.infer<(typeof checkAuthFunction)['response']>
