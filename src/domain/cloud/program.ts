import type { AppId } from '../accounts/appId.ts'
import type { JsonObject } from '../items/item.ts'
import { environmentsOf, type World } from '../world/world.ts'
import { openIdOf, unionIdOf } from './identity.ts'
import type { RuleFacts } from './securityRule.ts'

/** A piece of code while it runs: a caller's program, or a function that it called. */
export interface Program {
  kind: 'caller' | 'function'
  account: AppId
  /** Where a function lives; null for a caller's program. */
  environmentId: string | null
  /** What `cloud.getWXContext()` gives in it. */
  context: JsonObject
  /** How deep inside functions called by functions; 0 for a caller's program. */
  depth: number
  /** Where the `cloudbase_auth` of other accounts let this program in, by the token it got for that. */
  admissions: Map<string, Admission>
}

/** `custom` is what the `auth` of the answer said. */
export interface Admission {
  owner: AppId
  environmentId: string
  custom: JsonObject
}

/** The object of the SDK that a call was made with. */
export interface Instance {
  /** The owner; null for the program's own account. */
  resourceAppid: string | null
  /** Null: the environment the function lives in, or the account's first one. */
  resourceEnv: string | null
  /** What `init()` gave; null before that, and where it is not needed. */
  token: string | null
}

/** An environment that a call reached, and by which right. */
export interface CallTarget {
  owner: AppId
  environmentId: string
  /** A function in an environment of its own account: security rules are not asked. */
  isAdmin: boolean
  auth: NonNullable<RuleFacts['auth']>
}

/** The program of a mini program of this account. */
export function callerProgram(account: AppId): Program {
  return { kind: 'caller', account, environmentId: null, context: {}, depth: 0, admissions: new Map() }
}

/** The program of a function of `target` that `by` calls. */
export function functionProgram(world: World, by: Program, target: CallTarget): Program {
  return {
    kind: 'function',
    account: target.owner,
    environmentId: target.environmentId,
    context: contextFor(world, by, target),
    depth: by.depth + 1,
    admissions: new Map(),
  }
}

/** An environment as the functions in it reach it. */
export function adminTarget(world: World, owner: AppId, environmentId: string): CallTarget {
  const auth = { openid: openIdOf(owner), unionid: unionIdOf(world, owner), custom: {} }
  return { owner, environmentId, isAdmin: true, auth }
}

/** Whose environment a call means, where the program did not say. */
export function targetOf(
  world: World,
  program: Program,
  { resourceAppid, resourceEnv }: Instance,
): { owner: AppId; environmentId: string | null } {
  const owner = resourceAppid ?? program.account
  if (resourceEnv !== null || owner !== program.account) return { owner, environmentId: resourceEnv }
  const first = environmentsOf(world, owner)[0]
  return { owner, environmentId: program.environmentId ?? first?.id ?? null }
}

/** What code that `program` calls in `target` is told about its caller, as `getWXContext()` has it. */
export function contextFor(
  world: World,
  program: Program,
  { owner, environmentId }: Pick<CallTarget, 'owner' | 'environmentId'>,
): JsonObject {
  const { account, context } = program
  const before = context['SOURCE']
  const source = typeof before === 'string' ? `${before},scf` : 'wx_client'
  const here = { APPID: owner, ENV: environmentId, SOURCE: source }
  const ids = { openId: openIdOf(account), unionId: unionIdOf(world, account) }
  if (owner !== account) return { ...here, FROM_APPID: account, FROM_OPENID: ids.openId, FROM_UNIONID: ids.unionId }
  return program.kind === 'function' ? { ...context, ...here } : { ...here, OPENID: ids.openId, UNIONID: ids.unionId }
}
