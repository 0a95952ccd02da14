import type { ConsoleLine, TracedCall } from '../../../contract/run.ts'
import type { AppId } from '../../../domain/appId.ts'
import { cloudError, type CloudError, type CloudErrorName } from '../../../domain/cloud/cloudErrors.ts'
import { passed, passFirstGate, stopped, type Gate, type GateStep } from '../../../domain/cloud/gates.ts'
import { openIdOf, unionIdOf } from '../../../domain/cloud/identity.ts'
import type { JsonObject } from '../../../domain/item.ts'
import type { Permission } from '../../../domain/permission.ts'
import type { RuleFacts } from '../../../domain/cloud/securityRule.ts'
import type { World } from '../../../domain/world.ts'
import type { Instance } from '../../../sandbox/asks.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'

/** Everything that belongs to one run of a caller's program, functions included. */
export interface Run {
  sandbox: Sandbox
  calls: TracedCall[]
  lines: ConsoleLine[]
  /** How much was asked and run so far, so that no program calls itself without an end. */
  asks: number
  functions: number
  /** Milliseconds since 1970: nothing is started, answered or written for it from then on. */
  until: number
}

/** A piece of code while it runs: the caller's program, or a function it called. */
export interface Program {
  kind: 'caller' | 'function'
  account: AppId
  /** Where a function lives; null for a caller's program. */
  environmentId: string | null
  /** What `cloud.getWXContext()` answers. */
  context: JsonObject
  depth: number
  /** Where the `cloudbase_auth` of others let this program in, by the token it got for that. */
  admissions: Map<string, Admission>
}

/** `custom` is what the `auth` of the answer said. */
export interface Admission {
  owner: AppId
  environmentId: string
  custom: JsonObject
}

/** Where a call has got to: an environment, and by which right. */
export interface Place {
  owner: AppId
  environmentId: string
  /** A function in an environment of its own account: no rule is asked. */
  isAdmin: boolean
  auth: NonNullable<RuleFacts['auth']>
}

/** A call that got in, or the gate that stopped it with what the program gets. */
export type Entrance = { steps: GateStep[]; place: Place } | { steps: GateStep[]; error: CloudError }

const errorsOfGates: Partial<Record<Gate, CloudErrorName>> = {
  activated: 'not-activated',
  share: 'not-shared',
  environment: 'environment-not-found',
  permission: 'permission-missing',
}

/**
 * Leads a call through the first gate and, into another account's environment, past what `init()` has to have reached
 * before. `inside` can stop it in between, for what it asks for is not there.
 */
export function enter(
  world: World,
  program: Program,
  instance: Instance,
  permission: Permission | null,
  inside: (environmentId: string) => { step: GateStep; error?: CloudError } | undefined = () => undefined,
): Entrance {
  const { owner, environmentId } = whereTo(world, program, instance)
  const steps = passFirstGate(world, { caller: program.account, owner, environmentId, permission })
  const last = steps.at(-1)
  if (environmentId === null || !last?.passed)
    return { steps, error: cloudError((last && errorsOfGates[last.gate]) ?? 'environment-not-found') }

  const found = inside(environmentId)
  if (found) steps.push(found.step)
  if (found?.error) return { steps, error: found.error }

  const isOwn = owner === program.account
  const admission = isOwn ? undefined : program.admissions.get(instance.token ?? '')
  const isAdmitted = admission?.owner === owner && admission.environmentId === environmentId
  // Without identity (未登录模式) nobody was let in either: the mock backend asks `cloudbase_auth` about everybody.
  if (!isOwn && !isAdmitted && permission !== null)
    return { steps: [...steps, stopped('answer', 'not-initialized')], error: cloudError('not-initialized') }
  if (!isOwn && permission !== null) steps.push(passed('answer'))

  const auth = {
    openid: openIdOf(program.account),
    unionid: unionIdOf(world, program.account),
    custom: admission?.custom ?? {},
  }
  return { steps, place: { owner, environmentId, isAdmin: isOwn && program.kind === 'function', auth } }
}

/** Whose environment is meant where the program did not say. */
export function whereTo(
  world: World,
  program: Program,
  { resourceAppid, resourceEnv }: Instance,
): { owner: AppId; environmentId: string | null } {
  const owner = resourceAppid ?? program.account
  if (resourceEnv !== null || owner !== program.account) return { owner, environmentId: resourceEnv }
  const first = world.environments.find((environment) => environment.owner === owner)
  return { owner, environmentId: program.environmentId ?? first?.id ?? null }
}

/** What a function is told about who calls it, as `getWXContext()` has it. */
export function contextFor(world: World, program: Program, { owner, environmentId }: Place): JsonObject {
  const { account, context } = program
  const before = context['SOURCE']
  const source = typeof before === 'string' ? `${before},scf` : 'wx_client'
  const here = { APPID: owner, ENV: environmentId, SOURCE: source }
  const ids = { openId: openIdOf(account), unionId: unionIdOf(world, account) }
  if (owner !== account) return { ...here, FROM_APPID: account, FROM_OPENID: ids.openId, FROM_UNIONID: ids.unionId }
  return program.kind === 'function' ? { ...context, ...here } : { ...here, OPENID: ids.openId, UNIONID: ids.unionId }
}
