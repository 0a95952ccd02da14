import type { AppId } from '../accounts/appId.ts'
import { cloudErrors, type CloudErrorName } from './cloudErrors.ts'
import type { Params } from '../decision.ts'
import type { Permission } from '../sharing/permission.ts'
import { grantOn } from '../sharing/share.ts'
import { accountOf, environmentOf, isActivated, liveShareBetween, type World } from '../world/world.ts'

/** The gates a call from another account's code passes, in order (rule 14). `own` stands for all of the first gate: an owner needs no share. */
export const gates = [
  'own',
  'activated',
  'share',
  'environment',
  'permission',
  'function',
  'answer',
  'rule',
  'identity',
] as const
export type Gate = (typeof gates)[number]

/** One gate and what became of the call there. `params` names what the gate was about. */
export interface GateStep {
  gate: Gate
  passed: boolean
  /** What the caller gets when it did not pass. */
  errCode?: number
  params: Params
}

/** A call of code that runs as `caller` to an environment of `owner`. `permission` null: any grant will do. */
export interface CloudCall {
  caller: AppId
  owner: AppId
  environmentId: string | null
  permission: Permission | null
}

/**
 * The first gate: what the console granted. An account needs nothing in its own environment; any other account needs a live
 * share with this environment and permission. The list ends with the first gate that does not let the call pass.
 */
export function passFirstGate(world: World, { caller, owner, environmentId, permission }: CloudCall): GateStep[] {
  const environment = environmentId === null ? undefined : environmentOf(world, environmentId)
  const isThere = environment?.owner === owner && environment.status === 'normal'
  const named = { environment: environmentId ?? '' }
  if (caller === owner) {
    if (!takesPart(world, caller)) return [stopped('activated', 'not-activated', { account: caller })]
    return [isThere ? passed('own', named) : stopped('environment', 'environment-not-found', named)]
  }

  if (!isActivated(world, owner)) return [stopped('activated', 'not-activated', { account: owner })]
  if (!takesPart(world, caller)) return [stopped('activated', 'not-activated', { account: caller })]
  const steps = [passed('activated', { account: owner })]

  const share = liveShareBetween(world, owner, caller)
  if (!share) return [...steps, stopped('share', 'not-shared', { owner, caller })]
  steps.push(passed('share', { owner, caller, share: share.id }))

  const grant = isThere ? grantOn(share, environment.id) : undefined
  if (!grant) return [...steps, stopped('environment', 'environment-not-found', named)]
  steps.push(passed('environment', named))

  if (permission === null) return steps
  const allowed = grant.permissions.includes(permission)
  return [
    ...steps,
    allowed
      ? passed('permission', { permission, ...named })
      : stopped('permission', 'permission-missing', { permission, ...named }),
  ]
}

export function passed(gate: Gate, params: Params = {}): GateStep {
  return { gate, passed: true, params }
}

export function stopped(gate: Gate, error: CloudErrorName, params: Params = {}): GateStep {
  return { gate, passed: false, errCode: cloudErrors[error].errCode, params }
}

/** Whether an account may call anything at all: it has opened cloud development, or a share has activated it (rule 7). */
function takesPart(world: World, appId: AppId): boolean {
  return accountOf(world, appId)?.cloud === 'opened' || isActivated(world, appId)
}
