import type { Account, Entity } from '../accounts/account.ts'
import type { Activation } from '../sharing/activation.ts'
import type { AppId } from '../accounts/appId.ts'
import type { AuthProblem } from '../cloud/authAnswer.ts'
import type { Configuration } from './configuration.ts'
import type { Environment } from '../environments/environment.ts'
import { recordKey, type DatabaseRecord, type Item } from '../items/item.ts'
import type { Notification } from '../sharing/notification.ts'
import type { Resource } from '../sharing/permission.ts'
import { grantOn, isLive, type Direction, type Share } from '../sharing/share.ts'
import type { Table } from './table.ts'
import type { TableShape } from './tableShape.ts'

/** Which environment an account works in (设置 → 环境名称). */
interface EnvironmentChoice {
  appId: AppId
  environmentId: string
  version: number
}

/** What was found when `cloudbase_auth` was last called to see whether its answer keeps the protocol. */
export interface KnownAuthCheck {
  environmentId: string
  /** The version of the function that was checked. */
  functionVersion: number
  problems: readonly AuthProblem[]
  at: string
}

/** What is in each table. */
export interface Rows {
  entities: Entity
  accounts: Account
  environments: Environment
  activations: Activation
  choices: EnvironmentChoice
  shares: Share
  notifications: Notification
  items: Item
  records: DatabaseRecord
  authChecks: KnownAuthCheck
}

/** What a table's rows are found by, besides their key. */
export interface Indexes {
  entities: never
  accounts: never
  environments: 'owner'
  activations: never
  choices: never
  shares: 'given' | 'received'
  notifications: 'to' | 'unread'
  items: 'kind' | 'name'
  records: 'collection'
  authChecks: never
}

export type TableName = keyof Rows
type Tables = { [Name in TableName]: Table<Rows[Name], Indexes[Name]> }

/** Everything the rules know. Changed by `evolve` alone. */
export interface World extends Tables {
  /** Counts the commits. */
  revision: number
  configuration: Configuration
}

/** What each table's rows are named by, and found by. */
export const shapes: { readonly [Name in TableName]: TableShape<Rows[Name], Indexes[Name]> } = {
  entities: { key: ({ id }) => id, indexes: {} },
  accounts: { key: ({ appId }) => appId, indexes: {} },
  environments: { key: ({ id }) => id, indexes: { owner: ({ owner }) => owner } },
  activations: { key: ({ appId }) => appId, indexes: {} },
  choices: { key: ({ appId }) => appId, indexes: {} },
  shares: {
    key: ({ id }) => id,
    // Live ones alone: nothing but its own address leads to an ended share.
    indexes: {
      given: (share) => (isLive(share) ? share.owner : undefined),
      received: (share) => (isLive(share) ? share.grantee : undefined),
    },
  },
  notifications: {
    key: ({ id }) => id,
    indexes: { to: ({ to }) => to, unread: ({ to, readAt }) => (readAt === null ? to : undefined) },
  },
  items: {
    key: ({ id }) => id,
    indexes: {
      kind: ({ environmentId, resource }) => kindKey(environmentId, resource),
      name: ({ environmentId, resource, name }) => nameKey(environmentId, resource, name),
    },
  },
  records: { key: recordKey, indexes: { collection: collectionKey } },
  authChecks: { key: ({ environmentId }) => environmentId, indexes: {} },
}

export function accountOf(world: World, appId: AppId): Account | undefined {
  return world.accounts.get(appId)
}

export function environmentOf(world: World, environmentId: string): Environment | undefined {
  return world.environments.get(environmentId)
}

export function environmentsOf(world: World, owner: AppId): readonly Environment[] {
  return world.environments.by('owner', owner)
}

export function activationOf(world: World, appId: AppId): Activation | undefined {
  return world.activations.get(appId)
}

export function isActivated(world: World, appId: AppId): boolean {
  return (activationOf(world, appId)?.by ?? 'nobody') !== 'nobody'
}

/** The live shares an account gives or receives. */
export function liveShares(world: World, appId: AppId, direction: Direction): readonly Share[] {
  return world.shares.by(direction, appId)
}

export function liveShareBetween(world: World, owner: AppId, grantee: AppId): Share | undefined {
  const given = liveShares(world, owner, 'given')
  const received = liveShares(world, grantee, 'received')
  // The shorter list of the two is searched.
  return (given.length < received.length ? given : received).find(
    (share) => share.owner === owner && share.grantee === grantee,
  )
}

/** The live share by which an account gets into another's environment: owners share their own alone (rule 3). */
export function shareInto(world: World, appId: AppId, environmentId: string): Share | undefined {
  const owner = environmentOf(world, environmentId)?.owner
  const share = owner === undefined ? undefined : liveShareBetween(world, owner, appId)
  return share && grantOn(share, environmentId) ? share : undefined
}

/** What lies in an environment of one kind of resource. */
export function itemsOf<Kind extends Resource>(world: World, environmentId: string, resource: Kind) {
  // The index has only those of this kind there.
  return world.items.by('kind', kindKey(environmentId, resource)) as readonly Extract<Item, { resource: Kind }>[]
}

/** The item that is called so: names are unique within an environment and kind of resource. */
export function itemNamed<Kind extends Resource>(world: World, environmentId: string, resource: Kind, name: string) {
  // The index has only those of this kind there.
  return world.items.by('name', nameKey(environmentId, resource, name))[0] as
    | Extract<Item, { resource: Kind }>
    | undefined
}

/** The records of a collection, the oldest first. */
export function recordsIn(world: World, environmentId: string, collection: string): readonly DatabaseRecord[] {
  return world.records.by('collection', collectionKey({ environmentId, collection }))
}

/** The notices an account was sent, oldest first. */
export function notificationsTo(world: World, appId: AppId): readonly Notification[] {
  return world.notifications.by('to', appId)
}

export function unreadCount(world: World, appId: AppId): number {
  return world.notifications.count('unread', appId)
}

function kindKey(environmentId: string, resource: Resource): string {
  return `${environmentId} ${resource}`
}

function nameKey(environmentId: string, resource: Resource, name: string): string {
  return `${environmentId} ${resource} ${name}`
}

function collectionKey({ environmentId, collection }: Pick<DatabaseRecord, 'environmentId' | 'collection'>): string {
  return `${environmentId} ${collection}`
}
