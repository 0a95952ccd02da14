import type { AppId } from '../accounts/appId.ts'

/** What switched sharing on for an account: itself, or the first share it got. `nobody`: it is off. */
export const activators = ['account', 'share', 'nobody'] as const
type Activator = (typeof activators)[number]

/** Whether an account takes part in environment sharing, and who switched it on (rule 7). */
export interface Activation {
  appId: AppId
  by: Activator
  since: string
  /** Counts the changes of this activation, from 1. An account without an entry stands at 0. */
  version: number
}
