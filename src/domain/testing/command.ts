import { activateSharing } from '../sharing/activateSharing.ts'
import { addItem } from '../items/addItem.ts'
import { addRecord } from '../items/addRecord.ts'
import type { AppId } from '../accounts/appId.ts'
import { changeItem } from '../items/changeItem.ts'
import { changeRecord } from '../items/changeRecord.ts'
import type { CollectionRef } from '../items/collection.ts'
import { configureShare } from '../sharing/configureShare.ts'
import type { CommandContext } from '../decision.ts'
import { deregisterSharing } from '../sharing/deregisterSharing.ts'
import type { ItemContent, JsonObject } from '../items/item.ts'
import { lookUpAccount } from '../accounts/lookUpAccount.ts'
import { markAllNotificationsRead, markNotificationsRead } from '../sharing/markNotificationsRead.ts'
import { removeItem } from '../items/removeItem.ts'
import { removeRecord } from '../items/removeRecord.ts'
import { revokeShare } from '../sharing/revokeShare.ts'
import type { Grant } from '../sharing/share.ts'
import { shareEnvironments } from '../sharing/shareEnvironments.ts'
import { switchEnvironment } from '../environments/switchEnvironment.ts'
import type { World } from '../world/world.ts'
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
