import type { AppId } from './appId.ts'

export type EnvironmentStatus = 'normal' | 'expired' | 'isolated' | 'deleting'

/** A cloud environment (云环境). It belongs to one account for good; only that account can share it. */
export interface Environment {
  id: string
  owner: AppId
  status: EnvironmentStatus
}
