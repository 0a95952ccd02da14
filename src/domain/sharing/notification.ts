import type { AppId } from '../accounts/appId.ts'

/** 解除环境共享消息通知: tells a grantee's administrators that the owner took a share back (rule 9, from the guide). */
export interface Notification {
  id: string
  to: AppId
  shareId: string
  /** Who revoked, as it was called then. */
  owner: { appId: AppId; name: string }
  environmentIds: readonly string[]
  at: string
  readAt: string | null
}
