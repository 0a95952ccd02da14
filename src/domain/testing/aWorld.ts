import type { Account } from '../accounts/account.ts'
import type { AppId } from '../accounts/appId.ts'
import type { Configuration } from '../world/configuration.ts'
import type { Environment } from '../environments/environment.ts'
import type { Event } from '../world/event.ts'
import { evolve } from '../world/evolve.ts'
import { authFunctionName, type Item, type ItemContent, type JsonObject } from '../items/item.ts'
import { itemWith } from '../items/itemContent.ts'
import { allPermissions, standardCatalogue, type Permission } from '../sharing/permission.ts'
import type { Readiness } from '../environments/environment.ts'
import type { Grant } from '../sharing/share.ts'
import {
  accountOf,
  activationOf,
  environmentOf,
  environmentsOf,
  isActivated,
  liveShares,
  type World,
} from '../world/world.ts'
import { worldFrom, type WorldData } from '../world/worldData.ts'

// The people of every test. They are called as in the demo world, so that a story reads the same in both.
const chayu = { id: 'entity-chayu', name: '茶语（深圳）餐饮管理有限公司' }
const qingshan = { id: 'entity-qingshan', name: '青山咖啡（杭州）有限公司' }

/** Acts in most tests: activated, owns `ownEnvironments`. */
export const owner = anAccount('wx1234567890abcdef', '茶语小筑')
/** A mini program of the same entity that nothing is shared with: the guide's sample AppID. */
export const shop = anAccount('wxe0e2656d74f0bff3', '茶语商城')
/** An official account of the same entity. */
export const news = anAccount('wx5fe6bb43205e9e07', '茶语服务号', { kind: 'official-account' })
/** A mini game of the same entity that has not opened cloud development. */
export const game = anAccount('wx075cf85bf347b6df', '茶语打卡', { kind: 'mini-game', cloud: 'not-opened' })
/** A mini program of the same entity, activated, with an environment it can share with the owner. */
export const lender = anAccount('wx8f3c2b1a09d4e765', '茶语会员')
/** A mini program of another entity, activated, with an environment of its own. */
export const rival = anAccount('wx2b7e151628aed2a6', '青山咖啡', { entityId: qingshan.id })
/** A frozen account of the same entity. */
export const frozen = anAccount('wxdeadbeef00c0ffee', '茶语旧版', { status: 'frozen' })
/** An AppID that no account has. */
export const unknownAppId = 'wx00000000000000ff'

export const testEnvironment = anEnvironment('test-f96b31', owner)
export const prodEnvironment = anEnvironment('prod-4gl1pvzp25d960df', owner)
export const cloudEnvironment = anEnvironment('cloud1-8guv4660c1c70c65', owner, { authFunction: 'missing' })
export const lentEnvironment = anEnvironment('member-6gni9ity244a6ea3', lender)
export const rivalEnvironment = anEnvironment('coffee-3g5kq1w07b2f9e64', rival)

const ownEnvironments: readonly TestEnvironment[] = [testEnvironment, prodEnvironment, cloudEnvironment]
export const everyPermission: readonly Permission[] = allPermissions(standardCatalogue)
export const viewOnly: readonly Permission[] = everyPermission.filter((permission) => permission.endsWith('.view'))

const start = '2024-05-20T08:00:00.000Z'

/** An environment, and what its `cloudbase_auth` is to be like: deployed, unless the test says otherwise. */
export interface TestEnvironment extends Environment {
  authFunction?: Readiness
}

/** Something in an environment; a file may be an account's upload. */
export type ItemOptions = ItemContent & { name: string; id?: string; version?: number; openId?: string }

export interface RecordOptions {
  id: string
  data?: JsonObject
  openId?: string
  version?: number
}

/** What a share in a test world is to be like; what is left out does not matter to the test. */
interface ShareOptions {
  id?: string
  owner?: Account
  grantee?: Account
  grants?: readonly Grant[]
  /** How often it was changed, counting its creation. */
  version?: number
  /** Who ended it. */
  endedBy?: Account
}

/** A world in the making. Every step answers with a new one, so that tests can share their beginnings. */
export interface WorldInTheMaking {
  readonly world: World
  /** The owner shares `testEnvironment` with the shop, with every permission, unless the options say otherwise. */
  withShare: (options?: ShareOptions) => WorldInTheMaking
  /** The lender shares its environment with the owner. */
  withReceivedShare: (options?: ShareOptions) => WorldInTheMaking
  withActivated: (account: Account) => WorldInTheMaking
  withoutActivation: (account: Account) => WorldInTheMaking
  /** Adds accounts, or replaces those with the same AppID. */
  withAccounts: (...accounts: Account[]) => WorldInTheMaking
  /** Adds environments, or replaces those with the same id: they keep what lies in them. */
  withEnvironments: (...environments: TestEnvironment[]) => WorldInTheMaking
  /** Puts things into an environment, as its owner, or replaces those with the same id. Their ids are those of `itemId`, unless the options say otherwise. */
  withItems: (environment: Environment, ...items: ItemOptions[]) => WorldInTheMaking
  /** Puts records into a collection, which has to be there. */
  withRecords: (environment: Environment, collection: string, ...records: RecordOptions[]) => WorldInTheMaking
  withLimits: (limits: Partial<Configuration['limits']>) => WorldInTheMaking
  withCurrentEnvironment: (account: Account, environment: Environment) => WorldInTheMaking
}

/** Accounts of two entities, their environments, sharing activated for owner, lender and rival; no share yet. */
export function aWorld(): WorldInTheMaking {
  const empty: WorldData = {
    revision: 0,
    configuration: {
      catalogue: standardCatalogue,
      limits: {
        sharesPerAccount: 20,
        environmentsPerShare: 20,
        lookUpsPerMinute: 10,
        itemsPerKind: 100,
        recordsPerCollection: 1000,
        itemKilobytes: 100,
      },
    },
    entities: [chayu, qingshan],
    accounts: [owner, shop, news, game, lender, rival, frozen],
    environments: [],
    activations: [],
    choices: [],
    shares: [],
    notifications: [],
    items: [],
    records: [],
    authChecks: [],
  }
  return inTheMaking(worldFrom(empty))
    .withEnvironments(...ownEnvironments, lentEnvironment, rivalEnvironment)
    .withActivated(owner)
    .withActivated(lender)
    .withActivated(rival)
}

/** An account in good standing of the owner's entity, with cloud development opened. */
export function anAccount(appId: AppId, name: string, change: Partial<Account> = {}): Account {
  return { appId, name, kind: 'mini-program', entityId: chayu.id, status: 'normal', cloud: 'opened', ...change }
}

export function anEnvironment(id: string, { appId }: Account, change: Partial<TestEnvironment> = {}): TestEnvironment {
  return { id, owner: appId, status: 'normal', ...change }
}

/** The id of an item that a test put there without one. */
export function itemId(environment: Environment, resource: Item['resource'], name: string): string {
  return `${environment.id}-${resource}-${name}`
}

/** A row of a share: all permissions ticked, as a new row is (rule 6). */
export function aGrant({ id }: Environment, permissions: readonly Permission[] = everyPermission): Grant {
  return { environmentId: id, permissions }
}

function inTheMaking(world: World): WorldInTheMaking {
  const having = (change: Partial<World>) => inTheMaking({ ...world, ...change })
  return {
    world,
    withShare: (options) => inTheMaking(addShare(world, options ?? {})),
    withReceivedShare: (options) =>
      inTheMaking(addShare(world, { owner: lender, grantee: owner, grants: [aGrant(lentEnvironment)], ...options })),
    withActivated: (account) => inTheMaking(activate(world, account)),
    withoutActivation: ({ appId }) => having({ activations: world.activations.without(appId) }),
    withAccounts: (...accounts) => having({ accounts: world.accounts.with(...accounts) }),
    withEnvironments: (...environments) => inTheMaking(environments.reduce(withEnvironment, world)),
    withItems: (environment, ...items) =>
      having({ items: world.items.with(...items.map((item) => anItem(environment, item))) }),
    withRecords: ({ id: environmentId }, collection, ...records) => {
      const added = records.map(({ id, data = {}, openId = null, version = 1 }) => ({
        environmentId,
        collection,
        id,
        data,
        openId,
        version,
        updatedAt: start,
      }))
      return having({ records: world.records.with(...added) })
    },
    withLimits: (limits) => {
      const { configuration } = world
      return having({ configuration: { ...configuration, limits: { ...configuration.limits, ...limits } } })
    },
    withCurrentEnvironment: ({ appId }, { id }) => {
      const version = (world.choices.get(appId)?.version ?? 0) + 1
      const event: Event = { kind: 'environment-switched', at: start, appId, environmentId: id, version }
      return inTheMaking(evolve(world, event))
    },
  }
}

/**
 * Tells the share's whole story as events, so that a test world is one the product could have come to. Whether it was
 * allowed is not asked: some tests need a world that should not be.
 */
function addShare(world: World, options: ShareOptions): World {
  const id = options.id ?? `share-${world.shares.size + 1}`
  const from = options.owner ?? owner
  const to = options.grantee ?? shop
  const grants = options.grants ?? [aGrant(environmentOfOwner(world, from))]

  let after = activate(world, from)
  after = evolve(after, {
    kind: 'environments-shared',
    at: start,
    shareId: id,
    owner: from.appId,
    grantee: to.appId,
    grants,
    version: 1,
  })
  if (accountOf(world, to.appId)?.cloud === 'not-opened') after = activate(after, to, 'share')

  const versions = Array.from({ length: (options.version ?? 1) - 1 }, (_, index) => index + 2)
  after = versions.reduce(
    (so, version) => evolve(so, { kind: 'share-configured', at: start, shareId: id, grants, version }),
    after,
  )
  return options.endedBy ? endShare(after, id, options.endedBy) : after
}

function endShare(world: World, shareId: string, by: Account): World {
  const share = world.shares.get(shareId)
  if (!share) return world

  const { grantee, grants } = share
  let after = evolve(world, { kind: 'share-revoked', at: start, shareId, by: by.appId, version: share.version + 1 })
  if (by.appId === share.owner) {
    const told = { id: `notification-${shareId}`, to: grantee, shareId, owner: { appId: by.appId, name: by.name } }
    const environmentIds = grants.map(({ environmentId }) => environmentId)
    after = evolve(after, {
      kind: 'notification-sent',
      at: start,
      notification: { ...told, environmentIds, at: start, readAt: null },
    })
  }
  const activation = activationOf(after, grantee)
  if (activation?.by !== 'share' || liveShares(after, grantee, 'received').length > 0) return after
  return evolve(after, { kind: 'activation-fell-back', at: start, appId: grantee, version: activation.version + 1 })
}

function activate(world: World, { appId }: Account, by: 'account' | 'share' = 'account'): World {
  if (isActivated(world, appId)) return world
  const version = (activationOf(world, appId)?.version ?? 0) + 1
  return evolve(world, { kind: 'sharing-activated', at: start, appId, by, version })
}

function environmentOfOwner(world: World, { appId }: Account): Environment {
  return environmentsOf(world, appId)[0] ?? environmentOf(world, testEnvironment.id) ?? testEnvironment
}

function anItem(environment: Environment, { name, id, version = 1, openId, ...content }: ItemOptions): Item {
  const placed = { id: id ?? itemId(environment, content.resource, name), environmentId: environment.id, name, version }
  return itemWith({ ...placed, updatedAt: start, updatedBy: environment.owner }, content, openId)
}

// Shorter than the guide's example, because thousands of test worlds carry it; it says the same.
const authCode = `exports.main = async () => ({ errCode: 0, errMsg: '', auth: JSON.stringify({ x: 1 }) })`
const brokenAuthCode = `exports.main = async () => ({ errMsg: '' })`

/** Without an option, a new environment has the function, and a known one what it had. */
function withEnvironment(world: World, { authFunction, ...environment }: TestEnvironment): World {
  const environments = world.environments.with(environment)
  if (!authFunction && environmentOf(world, environment.id)) return { ...world, environments }

  const code = authFunction === 'broken' ? brokenAuthCode : authCode
  const item = anItem(environment, { resource: 'functions', name: authFunctionName, code, rule: '{"invoke": true}' })
  const items = world.items.without(item.id)
  const authChecks = world.authChecks.without(environment.id)
  const check = {
    environmentId: environment.id,
    functionVersion: item.version,
    problems: ['err-code-missing'] as const,
    at: start,
  }
  return {
    ...world,
    environments,
    items: authFunction === 'missing' ? items : items.with(item),
    authChecks: authFunction === 'broken' ? authChecks.with(check) : authChecks,
  }
}
