import type { JsonObject } from '../items/item.ts'
import { cloudErrors, type CloudError } from './cloudErrors.ts'

/** What can be wrong with an answer of `cloudbase_auth`, against the guide's protocol. `failed`: there was no answer. */
export const authProblems = [
  'not-an-object',
  'err-code-missing',
  'err-code-not-a-number',
  'err-msg-not-a-string',
  'auth-not-a-string',
  'auth-not-json',
  'failed',
] as const
export type AuthProblem = (typeof authProblems)[number]

/** What an answer means for callers: `errCode` 0 lets them in, and `custom` is what security rules read as `auth.custom`. */
export interface AuthAnswer {
  errCode: number
  errMsg: string
  custom: JsonObject
}

/** Checks an answer against the guide's protocol. errCode is required; errMsg and auth must be right where they are given. */
export function checkAuthAnswer(value: unknown): AuthProblem[] {
  if (!isObject(value)) return ['not-an-object']
  const problems = [checkErrCode(value['errCode']), checkErrMsg(value['errMsg']), checkAuth(value['auth'])]
  return problems.filter((problem) => problem !== undefined)
}

/** Reads an answer. A refusal counts whatever else is wrong with it; any other answer must keep the protocol. */
export function readAuthAnswer(value: unknown): AuthAnswer | { problems: AuthProblem[] } {
  const problems = checkAuthAnswer(value)
  const answer = isObject(value) ? value : {}
  const errCode = answer['errCode']
  const errMsg = typeof answer['errMsg'] === 'string' ? answer['errMsg'] : ''
  if (isNumber(errCode) && errCode !== 0) return { errCode, errMsg, custom: {} }
  if (problems.length > 0) return { problems }
  return { errCode: 0, errMsg, custom: readAuth(answer['auth']) ?? {} }
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

function checkErrCode(errCode: unknown): AuthProblem | undefined {
  if (errCode === undefined) return 'err-code-missing'
  return isNumber(errCode) ? undefined : 'err-code-not-a-number'
}

function checkErrMsg(errMsg: unknown): AuthProblem | undefined {
  return errMsg === undefined || typeof errMsg === 'string' ? undefined : 'err-msg-not-a-string'
}

function checkAuth(auth: unknown): AuthProblem | undefined {
  if (auth === undefined) return undefined
  if (typeof auth !== 'string') return 'auth-not-a-string'
  return readAuth(auth) ? undefined : 'auth-not-json'
}

/** The guide's 安全规则对象: a JSON text of anything but an object has no fields for rules to read. */
function readAuth(auth: unknown): JsonObject | undefined {
  if (typeof auth !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(auth)
    return isObject(value) ? (value as JsonObject) : undefined // It came out of JSON.
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
