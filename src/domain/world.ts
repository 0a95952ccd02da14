import type { Account, Entity } from './account.ts'
import type { AppId } from './appId.ts'
import type { AuthProblem } from './cloud/authAnswer.ts'
import type { Environment } from './environment.ts'
import type { DatabaseRecord, Item } from './item.ts'
import type { Notification } from './notification.ts'
import type { Catalogue } from './permission.ts'
import { isLive, type Direction, type Share } from './share.ts'

/** What the backend decides and the screens only show. None of these numbers is WeChat's (rule 13). */
export interface Configuration {
  catalogue: Catalogue
  limits: {
    sharesPerAccount: number
    environmentsPerShare: number
    lookUpsPerMinute: number
    /** Of one kind of resource in one environment. */
    itemsPerKind: number
    recordsPerCollection: number
    /** The size of one item's or record's content, in units of 1024 bytes. */
    itemKilobytes: number
  }
}

/** Whether an account takes part in environment sharing, and who switched it on (rule 7). */
export interface Activation {
  appId: AppId
  by: 'account' | 'share' | 'nobody'
  since: string
  /** Counts the changes of this activation, from 1. An account without an entry stands at 0. */
  version: number
}

/** Which environment an account works in (设置 → 环境名称). */
export interface EnvironmentChoice {
  appId: AppId
  environmentId: string
  version: number
}

/** What was found when `cloudbase_auth` was last called to see whether its answer keeps the protocol. */
export interface AuthFunctionCheck {
  environmentId: string
  /** The version of the function that was checked. */
  functionVersion: number
  problems: readonly AuthProblem[]
  at: string
}

/** Everything the rules know. Changed by `evolve` alone. */
export interface World {
  /** Counts the commits. */
  revision: number
  configuration: Configuration
  entities: readonly Entity[]
  accounts: readonly Account[]
  environments: readonly Environment[]
  activations: readonly Activation[]
  choices: readonly EnvironmentChoice[]
  shares: readonly Share[]
  notifications: readonly Notification[]
  items: readonly Item[]
  records: readonly DatabaseRecord[]
  authChecks: readonly AuthFunctionCheck[]
}

export function accountOf(world: World, appId: AppId): Account | undefined {
  return world.accounts.find((account) => account.appId === appId)
}

export function environmentOf(world: World, environmentId: string): Environment | undefined {
  return world.environments.find(({ id }) => id === environmentId)
}

export function activationOf(world: World, appId: AppId): Activation | undefined {
  return world.activations.find((activation) => activation.appId === appId)
}

export function isActivated(world: World, appId: AppId): boolean {
  return (activationOf(world, appId)?.by ?? 'nobody') !== 'nobody'
}

/** The live shares an account gives or receives. */
export function liveShares(world: World, appId: AppId, direction: Direction): Share[] {
  const side = direction === 'given' ? 'owner' : 'grantee'
  return world.shares.filter((share) => share[side] === appId && isLive(share))
}

export function liveShareBetween(world: World, owner: AppId, grantee: AppId): Share | undefined {
  return world.shares.find((share) => share.owner === owner && share.grantee === grantee && isLive(share))
}

/** The notices an account was sent, oldest first. */
export function notificationsTo(world: World, appId: AppId): Notification[] {
  return world.notifications.filter(({ to }) => to === appId)
}

export function unreadCount(world: World, appId: AppId): number {
  return notificationsTo(world, appId).filter(({ readAt }) => readAt === null).length
}
