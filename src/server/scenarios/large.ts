import type { Account } from '../../domain/accounts/account.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Environment } from '../../domain/environments/environment.ts'
import type { Item, ItemContent } from '../../domain/items/item.ts'
import { itemWith } from '../../domain/items/itemContent.ts'
import type { Notification } from '../../domain/sharing/notification.ts'
import { allPermissions, standardCatalogue } from '../../domain/sharing/permission.ts'
import { isLive, type Grant, type Share } from '../../domain/sharing/share.ts'
import type { WorldData } from '../../domain/world/worldData.ts'
import { activated, chayu, demo } from './demo.ts'
import { authFunction } from './demoItems.ts'
import { branch, hex } from './many.ts'

/** How much of everything there is, the demo world's own included. */
interface Scale {
  shares: number
  accounts: number
  environments: number
  items: number
  /** By 茶语小筑, of all shares. */
  given: number
}

/** A company group: 2,000 accounts of several entities that share everything with each other. Always the same. */
export function huge(): WorldData {
  return large({ shares: 100_000, accounts: 2000, environments: 2000, items: 5000, given: 1000 })
}

/** The same with a hundred shares: what 茶语小筑 sees on one screen is as much as in the huge one. */
export function hundred(): WorldData {
  return large({ shares: 100, accounts: 120, environments: 140, items: 150, given: 40 })
}

// The same at every scale, so that a screen shows as much.
const ownEnvironments = 20
const received = 25
const notices = 25
const firstShare = Date.UTC(2024, 0, 1)
const hour = 3_600_000

const everything = allPermissions(standardCatalogue)
const viewOnly = everything.filter((permission) => permission.endsWith('.view'))

function large(scale: Scale): WorldData {
  const base = demo()
  const accounts = branches(scale.accounts - base.accounts.length)
  const owners = accounts.filter(({ cloud, status }) => cloud === 'opened' && status === 'normal')
  const environments = environmentsOf(owners, scale.environments - base.environments.length)
  const shares = sharesOf(accounts, owners, environments, scale, scale.shares - base.shares.length)
  const receivers = new Set<AppId>()
  for (const share of shares) if (isLive(share)) receivers.add(share.grantee)
  const asleep = accounts.filter(({ appId, cloud }) => cloud === 'not-opened' && receivers.has(appId))
  const names = new Map([...base.accounts, ...accounts].map(({ appId, name }) => [appId, name]))
  return {
    ...base,
    entities: [
      ...base.entities,
      ...entities.map((id, index) => ({ id, name: `茶语（${places[index]}）餐饮有限公司` })),
    ],
    accounts: [...base.accounts, ...accounts],
    environments: [...base.environments, ...environments],
    activations: [
      ...base.activations,
      ...owners.map(({ appId }) => activated(appId)),
      ...asleep.map(({ appId }) => ({ ...activated(appId), by: 'share' as const })),
    ],
    shares: base.shares.concat(shares),
    notifications: shares.filter(isTakenBack).map((share) => noticeOf(share, names)),
    items: [...base.items, ...itemsIn(environments, scale.items - base.items.length)],
  }
}

const entities = ['entity-chayu-bj', 'entity-chayu-sh', 'entity-chayu-cd']
const places = ['北京', '上海', '成都']

/** Seven of ten belong to the entity of 茶语小筑; some have not opened cloud development, some are frozen. */
function branches(count: number): Account[] {
  const inFirst = Math.floor(count * 0.7)
  return Array.from({ length: count }, (_, index): Account => {
    const rank = Math.floor(((index - inFirst) * entities.length) / (count - inFirst))
    return {
      ...branch(index),
      entityId: entities[rank] ?? chayu.entityId,
      status: index % 100 === 53 ? 'frozen' : 'normal',
    }
  })
}

/** 茶语小筑 owns the first of them, the others own the rest in turn. */
function environmentsOf(owners: readonly Account[], count: number): Environment[] {
  return Array.from({ length: count }, (_, index): Environment => {
    const owner = index < ownEnvironments ? chayu : owners[(index - ownEnvironments) % owners.length]
    return {
      id: `group-${hex((index + 1) * 2_654_435_761, 10)}`,
      owner: owner?.appId ?? chayu.appId,
      status: index % 50 === 49 ? 'expired' : 'normal',
    }
  })
}

/** An owner, and what it may grant, to choose from. */
interface Sharer {
  appId: AppId
  grants: readonly Grant[][]
}

function sharesOf(
  accounts: readonly Account[],
  owners: readonly Account[],
  environments: readonly Environment[],
  { given }: Scale,
  count: number,
): Share[] {
  const variants = grantsBy(environments)
  const sharer = (appId: AppId): Sharer => ({ appId, grants: variants.get(appId) ?? [] })
  const shares: Share[] = []
  // Called once a share: what is the same for all shares of an owner is looked up before.
  const add = ({ appId: owner, grants }: Sharer, grantee: AppId, endedBy?: AppId) => {
    const index = shares.length
    const at = momentOf(index)
    shares.push({
      id: `share-${index}`,
      owner,
      grantee,
      grants: grants[index % grants.length] ?? [],
      version: endedBy === undefined ? 1 : 2,
      createdAt: at,
      updatedAt: at,
      ended: endedBy === undefined ? null : { at, by: endedBy },
    })
  }

  const colleagues = accounts.filter(({ entityId }) => entityId === chayu.entityId)
  const acting = sharer(chayu.appId)
  for (const { appId } of colleagues.slice(0, given)) add(acting, appId)
  const [colleaguesSharing = [], ...others] = [chayu.entityId, ...entities].map((id) =>
    owners.filter(({ entityId }) => entityId === id).map(({ appId }) => sharer(appId)),
  )
  for (const [index, colleague] of colleaguesSharing.slice(0, received + notices).entries())
    add(colleague, chayu.appId, index < received ? undefined : colleague.appId)

  // In the first round everyone shares with the next of its entity, then with the one after that, and so on.
  const groups = [colleaguesSharing, ...others]
  for (let round = 1; ; round += 1)
    for (const group of groups) {
      let rank = round
      for (const owner of group) {
        if (shares.length === count) return shares
        const grantee = (group[rank++ % group.length] ?? owner).appId
        add(owner, grantee, endOf(shares.length, owner.appId, grantee))
      }
    }
}

/** Some shares have ended, by either side. */
function endOf(index: number, owner: AppId, grantee: AppId): AppId | undefined {
  if (index % 40 === 0) return owner
  return index % 40 === 20 ? grantee : undefined
}

/** What an owner may grant, to choose from: one environment with everything, or two with less. Shares have them in common. */
function grantsBy(environments: readonly Environment[]): ReadonlyMap<AppId, readonly Grant[][]> {
  const variants = new Map<AppId, Grant[][]>()
  const last = new Map<AppId, string>()
  for (const { id, owner } of environments) {
    const known = variants.get(owner) ?? []
    const earlier = last.get(owner)
    known.push([{ environmentId: id, permissions: everything }])
    known.push([
      { environmentId: id, permissions: viewOnly },
      ...(earlier === undefined ? [] : [{ environmentId: earlier, permissions: everything }]),
    ])
    variants.set(owner, known)
    last.set(owner, id)
  }
  return variants
}

const moments: string[] = []

/** Twenty shares an hour. Writing a moment takes longer than making a share. */
function momentOf(index: number): string {
  const rank = Math.floor(index / 20)
  return (moments[rank] ??= new Date(firstShare + rank * hour).toISOString())
}

function isTakenBack({ owner, ended }: Share): boolean {
  return ended?.by === owner
}

function noticeOf({ id, owner, grantee, grants, updatedAt }: Share, names: ReadonlyMap<AppId, string>): Notification {
  return {
    id: `notification-${id}`,
    to: grantee,
    shareId: id,
    owner: { appId: owner, name: names.get(owner) ?? owner },
    environmentIds: grants.map(({ environmentId }) => environmentId),
    at: updatedAt,
    readAt: null,
  }
}

const contents: readonly (readonly [string, ItemContent])[] = [
  [
    'report',
    { resource: 'functions', code: 'exports.main = async () => ({ total: 0 })\n', rule: '{ "invoke": true }' },
  ],
  ['orders', { resource: 'database', rule: '{ "read": true, "write": false }' }],
  ['menu.json', { resource: 'storage', content: '{ "teas": ["茉莉雪芽", "桂花乌龙"] }\n' }],
  ['coupon', { resource: 'run', image: 'ccr.ccs.tencentyun.com/chayu/coupon:1.4.2', port: 8080 }],
  ['index.html', { resource: 'hosting', content: '<!doctype html>\n<title>茶语</title>\n' }],
]

/** Two of three environments have `cloudbase_auth`; those of others have more in them, in turn. */
function itemsIn(environments: readonly Environment[], count: number): Item[] {
  const items: Item[] = environments
    .filter((_, index) => index % 3 !== 0)
    .map(({ id, owner }) => authFunction(id, owner))
    .slice(0, count)
  const others = environments.slice(ownEnvironments)
  for (let index = 0; items.length < count; index += 1) {
    const environment = others[index % others.length]
    const [name, content] = contents[Math.floor(index / others.length) % contents.length] ?? []
    if (environment && name && content) items.push(itemIn(environment, name, content))
  }
  return items
}

function itemIn({ id, owner }: Environment, name: string, content: ItemContent): Item {
  const at = momentOf(0)
  const placed = { id: `${id}-${name}`, environmentId: id, name, version: 1, updatedAt: at, updatedBy: owner }
  return itemWith(placed, content)
}
