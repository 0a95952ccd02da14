import type { AppId } from '../accounts/appId.ts'
import type { AuthProblem } from '../cloud/authAnswer.ts'
import type { DatabaseRecord, Item } from '../items/item.ts'
import type { Notification } from '../sharing/notification.ts'
import type { Grant } from '../sharing/share.ts'

/** What happened. The audit list is these, as they were committed. */
export type Event =
  | { kind: 'sharing-activated'; at: string; appId: AppId; by: 'account' | 'share'; version: number }
  | { kind: 'sharing-deregistered'; at: string; appId: AppId; version: number }
  | { kind: 'activation-fell-back'; at: string; appId: AppId; version: number }
  | {
      kind: 'environments-shared'
      at: string
      shareId: string
      owner: AppId
      grantee: AppId
      grants: readonly Grant[]
      version: 1
    }
  | { kind: 'share-configured'; at: string; shareId: string; grants: readonly Grant[]; version: number }
  | { kind: 'share-revoked'; at: string; shareId: string; by: AppId; version: number }
  | { kind: 'notification-sent'; at: string; notification: Notification }
  | { kind: 'notifications-read'; at: string; appId: AppId; ids: readonly string[] }
  | { kind: 'environment-switched'; at: string; appId: AppId; environmentId: string; version: number }
  | { kind: 'item-added'; at: string; item: Item }
  | { kind: 'item-changed'; at: string; item: Item }
  | { kind: 'item-removed'; at: string; environmentId: string; itemId: string; version: number }
  | { kind: 'record-added'; at: string; record: DatabaseRecord }
  | { kind: 'record-changed'; at: string; record: DatabaseRecord }
  | { kind: 'record-removed'; at: string; environmentId: string; collection: string; recordId: string; version: number }
  | {
      kind: 'auth-function-checked'
      at: string
      environmentId: string
      functionVersion: number
      problems: readonly AuthProblem[]
    }

/** The events of one accepted command. They are stored together or not at all. */
export interface Commit {
  revision: number
  at: string
  actor: AppId
  requestId: string
  events: readonly Event[]
}
