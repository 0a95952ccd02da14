import type { TracedCall } from '../../../contract/run.ts'
import type { CallDecision } from '../../../domain/cloud/callDecision.ts'
import type { GateStep } from '../../../domain/cloud/gates.ts'
import { targetOf, type Program } from '../../../domain/cloud/program.ts'
import type { World } from '../../../domain/world/world.ts'
import type { SdkCall } from './sdkCallSchemas.ts'

/** A trace is read by people, and a program may name things of any length. */
const longestShown = 500

/** Begins the trace of a call. Until `traceTarget`, it says of the environment only what the call itself names. */
export function traceCall(program: Program, call: SdkCall): TracedCall {
  const { owner, environmentId } = namedIn(program, call)
  return {
    api: call.api,
    from: program.account,
    to: shown(owner),
    environmentId: environmentId && shown(environmentId),
    subject: shown(subjectOf(call)),
    steps: [],
    depth: program.depth,
    outcome: 'failed',
  }
}

/** Adds which environment the call means in the world that decides on it. */
export function traceTarget(traced: TracedCall, world: World, program: Program, call: SdkCall): void {
  if (call.api === 'openapi') return
  const { environmentId } = targetOf(world, program, call.args.instance)
  traced.environmentId = environmentId && shown(environmentId)
}

/** Adds what became of the call. */
export function traceDecision(traced: TracedCall, { steps, result }: CallDecision): void {
  traced.steps = steps.map(shownStep)
  traced.outcome = result.ok ? 'ok' : 'failed'
}

function namedIn(program: Program, call: SdkCall): { owner: string; environmentId: string | null } {
  if (call.api === 'openapi') return { owner: call.args.appid ?? program.account, environmentId: program.environmentId }
  const { resourceAppid, resourceEnv } = call.args.instance
  return { owner: resourceAppid ?? program.account, environmentId: resourceEnv }
}

function shownStep({ params, ...step }: GateStep): GateStep {
  return {
    ...step,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]),
    ),
  }
}

function shown(text: string): string {
  return text.slice(0, longestShown)
}

function subjectOf(call: SdkCall): string {
  switch (call.api) {
    case 'init':
      return ''
    case 'callFunction':
      return call.args.name
    case 'callContainer':
      return call.args.service ?? ''
    case 'openapi':
      return call.args.api
    case 'storage.upload':
      return call.args.cloudPath
    case 'storage.download':
      return call.args.fileId
    case 'storage.delete':
    case 'storage.tempUrls':
      return call.args.fileIds.join(' ')
    default:
      return call.args.collection
  }
}
