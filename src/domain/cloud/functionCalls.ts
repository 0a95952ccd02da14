import { authFunctionName, type CloudFunction } from '../items/item.ts'
import { itemNamed, type World } from '../world/world.ts'
import { answerError, readAuthAnswer } from './authAnswer.ts'
import { authorize, type Subject } from './authorize.ts'
import { fail, succeed, type CallDecision, type CallResult } from './callDecision.ts'
import { passed, stopped, type GateStep } from './gates.ts'
import type { Admission, CallTarget, Instance, Program } from './program.ts'
import { allows, parseRule } from './securityRule.ts'

/** A call that is decided already, or the function to be run for it, once it has got so far. */
export type FunctionDecision = ({ kind: 'decided' } & CallDecision) | FunctionRun
export interface FunctionRun {
  kind: 'run'
  steps: GateStep[]
  target: CallTarget
  called: CloudFunction
}

/**
 * `init()`: the first gate, and the owner's `cloudbase_auth` has to be run to say who comes in (rule 14). In an
 * environment of one's own it is not asked.
 */
export function beginInit(world: World, program: Program, instance: Instance, token: string): FunctionDecision {
  const isOwn = (instance.resourceAppid ?? program.account) === program.account
  const authorized = authorize(
    world,
    program,
    instance,
    null,
    isOwn ? undefined : (environmentId) => functionIn(world, environmentId, authFunctionName),
  )
  if (!authorized.isAuthorized) return { kind: 'decided', ...authorized }

  const { steps, target } = authorized
  const called = isOwn ? undefined : functionAt(world, target.environmentId, authFunctionName)
  return called ? { kind: 'run', steps, target, called } : { kind: 'decided', steps, result: succeed({ token }) }
}

/** What the answer of `cloudbase_auth` means for the caller's `init()`: who it lets in is told by `admission`. */
export function endInit(
  { steps, target }: FunctionRun,
  answered: CallResult,
  token: string,
): CallDecision & { admission?: Admission } {
  if (!answered.ok)
    return {
      steps: [...steps, { gate: 'answer', passed: false, errCode: answered.errCode, params: { problem: 'failed' } }],
      result: answered,
    }
  const answer = readAuthAnswer(answered.value)
  if ('problems' in answer)
    return {
      steps: [...steps, stopped('answer', 'auth-answer-wrong', { problem: answer.problems.join(' ') })],
      result: { ok: false, ...answerError(answer.problems) },
    }
  const { errCode, errMsg, custom } = answer
  // The guide passes both through, whatever they are.
  if (errCode !== 0)
    return {
      steps: [...steps, { gate: 'answer', passed: false, errCode, params: { errMsg } }],
      result: { ok: false, errCode, errMsg },
    }
  return {
    steps: [...steps, passed('answer')],
    result: succeed({ token }),
    admission: { owner: target.owner, environmentId: target.environmentId, custom },
  }
}

/** `callFunction`: the function must be there and its rule must allow the call; for functions of the same account no rule is read. */
export function beginFunctionCall(
  world: World,
  program: Program,
  { instance, name }: { instance: Instance; name: string },
): FunctionDecision {
  const authorized = authorize(world, program, instance, 'functions.invoke', (environmentId) =>
    functionIn(world, environmentId, name),
  )
  if (!authorized.isAuthorized) return { kind: 'decided', ...authorized }

  const { steps, target } = authorized
  const called = functionAt(world, target.environmentId, name)
  if (!called) return { kind: 'decided', steps, result: fail('function-not-found') }
  if (target.isAdmin) return { kind: 'run', steps, target, called }

  const params = { action: 'invoke', name }
  if (!mayInvoke(called, target))
    return {
      kind: 'decided',
      steps: [...steps, stopped('rule', 'function-refused', params)],
      result: fail('function-refused'),
    }
  return { kind: 'run', steps: [...steps, passed('rule', params)], target, called }
}

export function functionAt(world: World, environmentId: string, name: string): CloudFunction | undefined {
  return itemNamed(world, environmentId, 'functions', name)
}

function functionIn(world: World, environmentId: string, name: string): Subject {
  if (functionAt(world, environmentId, name)) return { isThere: true, step: passed('function', { name }) }
  return {
    isThere: false,
    step: stopped('function', 'function-not-found', { name }),
    result: fail('function-not-found'),
  }
}

/** A rule that cannot be read allows no call. */
function mayInvoke(called: CloudFunction, { auth }: CallTarget): boolean {
  const read = parseRule(called.rule, 'functions')
  return 'rule' in read && allows(read.rule, 'invoke', { auth, doc: null })
}
