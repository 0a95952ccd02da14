import type { AppId } from '../accounts/appId.ts'

export const environmentStatuses = ['normal', 'expired', 'isolated', 'deleting'] as const
export type EnvironmentStatus = (typeof environmentStatuses)[number]

/**
 * What becomes of a caller's `init()` at the second gate (rule 14): there is no `cloudbase_auth`, its answer is known
 * to break the protocol, or nothing is known against it.
 */
export const readinesses = ['missing', 'deployed', 'broken'] as const
export type Readiness = (typeof readinesses)[number]

/** A cloud environment (云环境). It belongs to one account for good; only that account can share it. */
export interface Environment {
  id: string
  owner: AppId
  status: EnvironmentStatus
}

/** What is known of the answer of the `cloudbase_auth` that is deployed now. `pending`: it was saved just now, and is run once. */
export const authCheckStates = ['none', 'pending', 'unchecked', 'checked'] as const
export type AuthCheckState = (typeof authCheckStates)[number]
