import type { AppId } from '../accounts/appId.ts'

export const environmentStatuses = ['normal', 'expired', 'isolated', 'deleting'] as const
export type EnvironmentStatus = (typeof environmentStatuses)[number]

/** A cloud environment (云环境). It belongs to one account for good; only that account can share it. */
export interface Environment {
  id: string
  owner: AppId
  status: EnvironmentStatus
}
