import { fail, succeed, type CallDecision, type CallResult } from '../../../domain/cloud/callDecision.ts'
import { cloudError } from '../../../domain/cloud/cloudErrors.ts'
import { handleContainerCall } from '../../../domain/cloud/containerCall.ts'
import { handleDataCall } from '../../../domain/cloud/dataCall.ts'
import { beginFunctionCall, beginInit, endInit, type FunctionRun } from '../../../domain/cloud/functionCalls.ts'
import { handleOpenApiCall } from '../../../domain/cloud/openApiCall.ts'
import { functionProgram, type Program } from '../../../domain/cloud/program.ts'
import type { Json } from '../../../domain/items/item.ts'
import type { World } from '../../../domain/world/world.ts'
import type { JobOutcome } from '../../../sandbox/sandbox.ts'
import type { Store } from '../store.ts'
import { WorldFull } from '../worldSize.ts'
import { functionError, isOver, printer, timedOut, type Run } from './run.ts'
import { readSdkCall, type SdkCall, type SdkCallOf } from './sdkCallSchemas.ts'
import { traceCall, traceDecision, traceTarget } from './traceCall.ts'
import { spendOn, writesTooMuch } from './writeBudget.ts'

/** What the cloud needs of the backend it is in. */
export interface CloudDeps {
  store: Store
  /** Milliseconds since 1970. */
  now: () => number
  newId: (prefix: string) => string
}

/** A program while it runs, and what it runs in. */
export interface RunningProgram {
  deps: CloudDeps
  run: Run
  program: Program
}

const mostCalls = 1000
const mostFunctions = 50
const deepest = 4

/** Runs a program's code in the sandbox, and decides its calls of the SDK. `source` is what its console lines are marked with. */
export function runProgram(running: RunningProgram, code: string, event: Json, source: string): Promise<JobOutcome> {
  const { run, program } = running
  return run.sandbox.run(
    { kind: program.kind, code, event, context: program.context },
    { run: run.number, depth: program.depth, signal: run.ending.signal },
    (api, args) => handleSdkCall(running, api, args),
    printer(run, source),
  )
}

/**
 * Runs a function for the program that calls it. Gives how its code ended, or what the caller gets where it is not run
 * at all: one function too many, too deep, or too late.
 */
export async function runFunction(
  { deps, run, program: caller }: RunningProgram,
  world: World,
  { called, target }: Pick<FunctionRun, 'called' | 'target'>,
  event: Json,
): Promise<JobOutcome | CallFailure> {
  run.functions += 1
  if (run.functions > mostFunctions || caller.depth >= deepest) return { ok: false, ...cloudError('too-many-requests') }
  if (isOver(run, deps.now())) return tooLate(run)
  const program = functionProgram(world, caller, target)
  return runProgram({ deps, run, program }, called.code, event, called.name)
}

/** Decides one call of a program, in one world, and leaves its trace in the run. */
async function handleSdkCall(running: RunningProgram, api: string, args: Json): Promise<CallResult> {
  const { deps, run, program } = running
  run.sdkCalls += 1
  if (run.sdkCalls > mostCalls) return fail('too-many-requests')
  if (isOver(run, deps.now())) return tooLate(run)
  const call = readSdkCall(api, args)
  if (!call) return fail('parameters-wrong', api)

  const traced = traceCall(program, call)
  run.calls.push(traced)
  try {
    const decision = await decide(running, call, (world) => traceTarget(traced, world, program, call))
    traceDecision(traced, decision)
    return decision.result
  } catch (error) {
    if (error instanceof WorldFull)
      return fail(api.startsWith('storage.') ? 'storage-failed' : 'database-failed', error.message)
    // A full disk, above all: the program gets an error, as from any backend.
    console.error('The cloud failed:', error)
    return fail('system-error')
  }
}

/** `onWorld` is told of the world that the call is decided in, before it is. */
async function decide(running: RunningProgram, call: SdkCall, onWorld: (world: World) => void): Promise<CallDecision> {
  if (isDataCall(call)) return decideAndWrite(running, call, onWorld)

  const { deps, program } = running
  const world = await deps.store.read()
  onWorld(world)
  switch (call.api) {
    case 'init':
      return initialize(running, world, call.args)
    case 'callFunction':
      return callFunction(running, world, call.args)
    case 'callContainer':
      return handleContainerCall(world, program, call.args)
    case 'openapi':
      return handleOpenApiCall(world, program, call.args)
  }
}

/** The gates are passed inside the transaction, so that nothing is written with a right that was just taken back. */
function decideAndWrite(
  { deps: { store, now, newId }, run, program }: RunningProgram,
  call: DataCall,
  onWorld: (world: World) => void,
): Promise<CallDecision> {
  const at = new Date(now()).toISOString()
  return store.transact({ actor: program.account, at, requestId: newId('request') }, (world) => {
    onWorld(world)
    if (isOver(run, now())) return { result: { steps: [], result: tooLate(run) } }
    const decision = handleDataCall(world, program, call, { at, newId })
    const { events = [] } = decision
    if (!spendOn(run.written, events))
      return { result: { steps: decision.steps, result: fail('too-many-requests', writesTooMuch) } }
    return events.length === 0 ? { result: decision } : { events, read: () => ({ result: decision }) }
  })
}

async function initialize(
  running: RunningProgram,
  world: World,
  { instance }: SdkCallOf<'init'>['args'],
): Promise<CallDecision> {
  const { deps, program } = running
  const token = deps.newId('token')
  const begun = beginInit(world, program, instance, token)
  if (begun.kind === 'decided') return begun

  const answered = resultOf(await runFunction(running, world, begun, {}))
  const { admission, ...decision } = endInit(begun, answered, token)
  if (admission) program.admissions.set(token, admission)
  return decision
}

async function callFunction(
  running: RunningProgram,
  world: World,
  args: SdkCallOf<'callFunction'>['args'],
): Promise<CallDecision> {
  const begun = beginFunctionCall(world, running.program, args)
  if (begun.kind === 'decided') return begun
  return { steps: begun.steps, result: resultOf(await runFunction(running, world, begun, args.data)) }
}

type CallFailure = Extract<CallResult, { ok: false }>
type DataCall = Exclude<SdkCall, SdkCallOf<'init' | 'callFunction' | 'callContainer' | 'openapi'>>

function isDataCall(call: SdkCall): call is DataCall {
  return call.api.startsWith('database.') || call.api.startsWith('storage.')
}

/** What a function gave to the program that called it. */
function resultOf(ended: JobOutcome | CallFailure): CallResult {
  if ('ok' in ended) return ended
  return ended.kind === 'returned' ? succeed(ended.value ?? null) : { ok: false, ...functionError(ended) }
}

function tooLate(run: Run): CallFailure {
  return { ok: false, ...timedOut(run) }
}
