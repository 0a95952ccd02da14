import { activateSharing } from '../activateSharing.ts'
import { addItem } from '../addItem.ts'
import { addRecord } from '../addRecord.ts'
import type { AppId } from '../appId.ts'
import { changeItem } from '../changeItem.ts'
import { changeRecord } from '../changeRecord.ts'
import type { CollectionRef } from '../collection.ts'
import { configureShare } from '../configureShare.ts'
import type { CommandContext } from '../decision.ts'
import { deregisterSharing } from '../deregisterSharing.ts'
import type { ItemContent, JsonObject } from '../item.ts'
import { lookUpAccount } from '../lookUpAccount.ts'
import { markAllNotificationsRead, markNotificationsRead } from '../markNotificationsRead.ts'
import { removeItem } from '../removeItem.ts'
import { removeRecord } from '../removeRecord.ts'
import { revokeShare } from '../revokeShare.ts'
import type { Grant } from '../share.ts'
import { shareEnvironments } from '../shareEnvironments.ts'
import { switchEnvironment } from '../switchEnvironment.ts'
import type { World } from '../world.ts'
import type { RefusalCodeOf } from './acting.ts'

/** Everything that can be asked of the rules, as one value. */
export type Command =
  | { verb: 'activateSharing' }
  | { verb: 'deregisterSharing'; version: number }
  | { verb: 'lookUpAccount'; text: string }
  | { verb: 'shareEnvironments'; grantee: string; grants: readonly Grant[] }
  | { verb: 'configureShare'; shareId: string; version: number; grants: readonly Grant[] }
  | { verb: 'revokeShare'; shareId: string; version: number }
  | { verb: 'switchEnvironment'; environmentId: string; version: number }
  | { verb: 'markNotificationsRead'; ids: readonly string[] }
  | { verb: 'markAllNotificationsRead'; upTo: string }
  | { verb: 'addItem'; environmentId: string; name: string; content: ItemContent }
  | ({ verb: 'changeItem'; version: number; content: ItemContent } & CollectionRef)
  | ({ verb: 'removeItem'; version: number } & CollectionRef)
  | ({ verb: 'addRecord'; id?: string; data: JsonObject } & CollectionRef)
  | ({ verb: 'changeRecord'; recordId: string; version: number; data: JsonObject } & CollectionRef)
  | ({ verb: 'removeRecord'; recordId: string; version: number } & CollectionRef)

export type Verb = Command['verb']

export interface AskedCommand {
  as: AppId
  command: Command
}

const verbs = {
  activateSharing,
  deregisterSharing,
  lookUpAccount,
  shareEnvironments,
  configureShare,
  revokeShare,
  switchEnvironment,
  markNotificationsRead,
  markAllNotificationsRead,
  addItem,
  changeItem,
  removeItem,
  addRecord,
  changeRecord,
  removeRecord,
} satisfies Record<Verb, unknown>

export type RefusalCode<V extends Verb> = RefusalCodeOf<(typeof verbs)[V]>

/** What the rules of this project say to a command. */
export function decide(world: World, command: Command, context: CommandContext) {
  switch (command.verb) {
    case 'activateSharing':
      return activateSharing(world, {}, context)
    case 'deregisterSharing':
      return deregisterSharing(world, command, context)
    case 'lookUpAccount':
      return lookUpAccount(world, command.text, context.as)
    case 'shareEnvironments':
      return shareEnvironments(world, command, context)
    case 'configureShare':
      return configureShare(world, command, context)
    case 'revokeShare':
      return revokeShare(world, command, context)
    case 'switchEnvironment':
      return switchEnvironment(world, command, context)
    case 'markNotificationsRead':
      return markNotificationsRead(world, command, context)
    case 'markAllNotificationsRead':
      return markAllNotificationsRead(world, command, context)
    case 'addItem':
      return addItem(world, command, context)
    case 'changeItem':
      return changeItem(world, command, context)
    case 'removeItem':
      return removeItem(world, command, context)
    case 'addRecord':
      return addRecord(world, command, context)
    case 'changeRecord':
      return changeRecord(world, command, context)
    case 'removeRecord':
      return removeRecord(world, command, context)
  }
}
