import type { Permission } from '../sharing/permission.ts'
import type { World } from '../world/world.ts'
import { fail, type CallResult } from './callDecision.ts'
import type { CloudErrorName } from './cloudErrors.ts'
import { passed, passFirstGate, stopped, type Gate, type GateStep } from './gates.ts'
import { openIdOf, unionIdOf } from './identity.ts'
import { targetOf, type CallTarget, type Instance, type Program } from './program.ts'

/** A call that got in, or the gates it came to with what the program gets. */
export type Authorization =
  | { isAuthorized: true; steps: GateStep[]; target: CallTarget }
  | { isAuthorized: false; steps: GateStep[]; result: CallResult }

/** What a call is about inside the environment, e.g. a function: the step that says it is there, or is not. */
export type Subject = { isThere: true; step: GateStep } | { isThere: false; step: GateStep; result: CallResult }

const errorsOfGates: Partial<Record<Gate, CloudErrorName>> = {
  activated: 'not-activated',
  share: 'not-shared',
  environment: 'environment-not-found',
  permission: 'permission-missing',
}

/**
 * Leads a call through the first gate and, into another account's environment, past what `init()` must have reached
 * before it. `permission` null is `init()` itself. `subjectIn` looks up what the call is about, once the environment is
 * known to be open to it.
 */
export function authorize(
  world: World,
  program: Program,
  instance: Instance,
  permission: Permission | null,
  subjectIn?: (environmentId: string) => Subject,
): Authorization {
  const { owner, environmentId } = targetOf(world, program, instance)
  const steps = passFirstGate(world, { caller: program.account, owner, environmentId, permission })
  const last = steps.at(-1)
  if (environmentId === null || !last?.passed)
    return refusal(steps, fail((last && errorsOfGates[last.gate]) ?? 'environment-not-found'))

  const subject = subjectIn?.(environmentId)
  if (subject) steps.push(subject.step)
  if (subject && !subject.isThere) return refusal(steps, subject.result)

  const isOwn = owner === program.account
  const admission = isOwn ? undefined : program.admissions.get(instance.token ?? '')
  const isAdmitted = admission?.owner === owner && admission.environmentId === environmentId
  // Without identity (未登录模式) no caller was let in either: the mock backend asks `cloudbase_auth` about all of them.
  if (!isOwn && !isAdmitted && permission !== null)
    return refusal([...steps, stopped('answer', 'not-initialized')], fail('not-initialized'))
  if (!isOwn && permission !== null) steps.push(passed('answer'))

  const auth = {
    openid: openIdOf(program.account),
    unionid: unionIdOf(world, program.account),
    custom: admission?.custom ?? {},
  }
  const target = { owner, environmentId, isAdmin: isOwn && program.kind === 'function', auth }
  return { isAuthorized: true, steps, target }
}

function refusal(steps: GateStep[], result: CallResult): Authorization {
  return { isAuthorized: false, steps, result }
}
