import * as account from './account.ts'
import * as activation from './activation.ts'
import * as configuration from './configuration.ts'
import * as databaseRecord from './databaseRecord.ts'
import type { RefusalOf } from './endpoint.ts'
import * as environment from './environment.ts'
import * as health from './health.ts'
import * as history from './history.ts'
import * as item from './item.ts'
import type { mockContract } from './mockContract.ts'
import * as notification from './notification.ts'
import * as operation from './operation.ts'
import * as run from './run.ts'
import * as session from './session.ts'
import * as share from './share.ts'
import * as shareCounts from './shareCounts.ts'
import * as shareWrites from './shareWrites.ts'

/**
 * Everything the console needs of a backend. A real one must answer every one of these; what only the mock backend answers
 * is in `mockContract`.
 */
export const contract = {
  getHealth: health.getHealth,
  getSession: session.getSession,
  getConfiguration: configuration.getConfiguration,
  getActivation: activation.getActivation,
  activateSharing: activation.activateSharing,
  listBlockers: activation.listBlockers,
  deregisterSharing: activation.deregisterSharing,
  lookUpAccount: account.lookUpAccount,
  listOwnEnvironments: environment.listOwnEnvironments,
  listReceivedEnvironments: environment.listReceivedEnvironments,
  getCurrentEnvironment: environment.getCurrentEnvironment,
  switchEnvironment: environment.switchEnvironment,
  getEnvironment: environment.getEnvironment,
  listItems: item.listItems,
  addItem: item.addItem,
  changeItem: item.changeItem,
  removeItem: item.removeItem,
  listRecords: databaseRecord.listRecords,
  getRecord: databaseRecord.getRecord,
  addRecord: databaseRecord.addRecord,
  changeRecord: databaseRecord.changeRecord,
  removeRecord: databaseRecord.removeRecord,
  checkAuthFunction: run.checkAuthFunction,
  listShares: share.listShares,
  countShares: shareCounts.countShares,
  getShare: share.getShare,
  shareEnvironments: shareWrites.shareEnvironments,
  configureShare: shareWrites.configureShare,
  revokeShare: shareWrites.revokeShare,
  listNotifications: notification.listNotifications,
  markNotificationsRead: notification.markNotificationsRead,
  markAllNotificationsRead: notification.markAllNotificationsRead,
  listHistory: history.listHistory,
  getOperation: operation.getOperation,
}

/** Every refusal of every endpoint. Each has a sentence in `text`, or the console does not compile. */
export type RefusalCode = RefusalOf<
  (typeof contract)[keyof typeof contract] | (typeof mockContract)[keyof typeof mockContract]
>
