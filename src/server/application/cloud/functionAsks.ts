import { readAuthAnswer, type AuthProblem } from '../../../domain/cloud/authAnswer.ts'
import { cloudError, cloudErrors, type CloudError } from '../../../domain/cloud/cloudErrors.ts'
import { passed, stopped, type GateStep } from '../../../domain/cloud/gates.ts'
import { authFunctionName, type CloudFunction, type JsonObject } from '../../../domain/item.ts'
import { allows, parseRule } from '../../../domain/cloud/securityRule.ts'
import type { World } from '../../../domain/world.ts'
import type { Outcome, Plain } from '../../../sandbox/sandbox.ts'
import type { AskOf } from './askSchemas.ts'
import { failed, good, type Decided } from './decided.ts'
import { enter, type Place, type Program, type Run } from './program.ts'

/** Runs a function on behalf of a program. */
export type RunFunction = (cloudFunction: CloudFunction, place: Place, event: Plain) => Promise<Outcome | CloudError>

/** `init()`: the first gate, then the owner's `cloudbase_auth` says who comes in (rule 14). An own environment asks nobody. */
export async function answerInit(
  world: World,
  program: Program,
  { instance }: AskOf<'init'>['args'],
  run: RunFunction,
  token: string,
): Promise<Decided> {
  const isOwn = (instance.resourceAppid ?? program.account) === program.account
  const entered = enter(world, program, instance, null, (environmentId) =>
    isOwn ? undefined : presence(world, environmentId, authFunctionName),
  )
  const { steps } = entered
  if ('error' in entered) return { steps, result: { ok: false, ...entered.error } }
  const { place } = entered
  const authFunction = functionAt(world, place.environmentId, authFunctionName)
  if (isOwn || !authFunction) return { steps, result: good({ token }) }

  const outcome = await run(authFunction, place, {})
  const answer = answerOf(outcome)
  if ('step' in answer) return { steps: [...steps, answer.step], result: { ok: false, ...answer.error } }

  program.admissions.set(token, { owner: place.owner, environmentId: place.environmentId, custom: answer.custom })
  return { steps: [...steps, passed('answer')], result: good({ token }) }
}

/** `callFunction`: the function must be there and its rule must allow the call; functions of the same account are asked no rule. */
export async function answerCallFunction(
  world: World,
  program: Program,
  args: AskOf<'callFunction'>['args'],
  run: RunFunction,
): Promise<Decided> {
  const entered = enter(world, program, args.instance, 'functions.invoke', (environmentId) =>
    presence(world, environmentId, args.name),
  )
  const { steps } = entered
  if ('error' in entered) return { steps, result: { ok: false, ...entered.error } }
  const { place } = entered
  const called = functionAt(world, place.environmentId, args.name)
  if (!called) return { steps, result: failed('function-not-found') }

  if (!place.isAdmin) {
    const params = { action: 'invoke', name: called.name }
    if (!mayInvoke(called, place))
      return { steps: [...steps, stopped('rule', 'function-refused', params)], result: failed('function-refused') }
    steps.push(passed('rule', params))
  }
  const outcome = await run(called, place, args.data)
  const error = errorOf(outcome)
  if (error) return { steps, result: { ok: false, ...error } }
  return { steps, result: good('kind' in outcome && outcome.kind === 'returned' ? (outcome.value ?? null) : null) }
}

export function functionAt(world: World, environmentId: string, name: string): CloudFunction | undefined {
  return world.items
    .filter((item) => item.resource === 'functions')
    .find((item) => item.environmentId === environmentId && item.name === name)
}

/** What `cloudbase_auth` said of a caller it lets in, or the step that is not passed. */
function answerOf(outcome: Outcome | CloudError): { custom: JsonObject } | { step: GateStep; error: CloudError } {
  const error = errorOf(outcome)
  if (error)
    return { step: { gate: 'answer', passed: false, errCode: error.errCode, params: { problem: 'failed' } }, error }

  const answer = readAuthAnswer('kind' in outcome && outcome.kind === 'returned' ? outcome.value : undefined)
  if ('problems' in answer) {
    const wrong = answerError(answer.problems)
    return { step: stopped('answer', 'auth-answer-wrong', { problem: answer.problems.join(' ') }), error: wrong }
  }
  const { errCode, errMsg, custom } = answer
  if (errCode === 0) return { custom }
  // The guide passes both through, whatever they are.
  return { step: { gate: 'answer', passed: false, errCode, params: { errMsg } }, error: { errCode, errMsg } }
}

const wrongAnswers: Record<AuthProblem, string> = {
  'not-an-object': 'returns no object',
  'err-code-missing': 'returns empty errCode',
  'err-code-not-a-number': 'returns an errCode that is not a number',
  'err-msg-not-a-string': 'returns an errMsg that is not a string',
  'auth-not-a-string': 'returns an auth that is not a string',
  'auth-not-json': 'returns an auth that is not JSON of an object',
  failed: 'failed',
}

/** What callers see of an answer that breaks the protocol: WeChat's words for a missing errCode, and its code for all. */
export function answerError([problem = 'failed']: readonly AuthProblem[]): CloudError {
  return {
    errCode: cloudErrors['auth-answer-wrong'].errCode,
    errMsg: `access denied (cloudfunction cloudbase_auth ${wrongAnswers[problem]})`,
  }
}

/** What a run gets for everything it still wants when its time is up. */
export function timedOut({ sandbox }: Run): CloudError {
  return timedOutAfter(sandbox.limits.runSeconds)
}

/** What the caller of a function gets when it did not return. */
export function errorOf(outcome: Outcome | CloudError): CloudError | undefined {
  if (!('kind' in outcome)) return outcome
  switch (outcome.kind) {
    case 'returned':
      return undefined
    case 'threw':
      return cloudError('function-failed', outcome.message)
    case 'timed-out':
      return timedOutAfter(outcome.seconds)
    case 'too-large':
      return cloudError('result-too-large')
    case 'out-of-memory':
      return cloudError('function-failed', `more than ${outcome.megabytes} MB of memory`)
    case 'never-settled':
      return cloudError('function-failed', 'its promise never settled')
    case 'crashed':
      return cloudError('function-failed', 'the function crashed')
  }
}

function timedOutAfter(seconds: number): CloudError {
  return cloudError('function-timed-out', `Invoking task timed out after ${seconds} seconds`)
}

function presence(world: World, environmentId: string, name: string): { step: GateStep; error?: CloudError } {
  if (functionAt(world, environmentId, name)) return { step: passed('function', { name }) }
  return { step: stopped('function', 'function-not-found', { name }), error: cloudError('function-not-found') }
}

/** A rule that cannot be read lets nobody in. */
function mayInvoke(called: CloudFunction, { auth }: Place): boolean {
  const read = parseRule(called.rule, 'functions')
  return 'rule' in read && allows(read.rule, 'invoke', { auth, doc: null })
}
