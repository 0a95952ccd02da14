import type { Account } from '../../domain/accounts/account.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Environment } from '../../domain/environments/environment.ts'
import type { Item, ItemContent } from '../../domain/items/item.ts'
import { itemWith } from '../../domain/items/itemContent.ts'
import type { Notification } from '../../domain/sharing/notification.ts'
import type { Share } from '../../domain/sharing/share.ts'
import { Table } from '../../domain/world/table.ts'
import { shapes, type World } from '../../domain/world/world.ts'
import { worldFrom } from '../../domain/world/worldData.ts'
import { activated, chayu, small } from './small.ts'
import { authFunction } from './smallItems.ts'
import { momentOf, relationsOf, shareAt, sharesOf, type Relations } from './largeShares.ts'
import { branch, hex } from './many.ts'

/** How much of everything there is, the small world's own included. */
interface Scale {
  shares: number
  accounts: number
  environments: number
  items: number
  /** By 茶语小筑, of all shares. */
  given: number
}

/** A company group: 2,000 accounts of several entities that share everything with each other. Always the same. */
export function huge(): World {
  return large({ shares: 100_000, accounts: 2000, environments: 2000, items: 5000, given: 1000 })
}

/** The same with a hundred shares: what 茶语小筑 sees on one screen is as much as in the huge one. */
export function hundred(): World {
  return large({ shares: 100, accounts: 120, environments: 140, items: 150, given: 40 })
}

// The same at every scale, so that a screen shows as much.
const ownEnvironments = 20
const received = 25
const takenBack = 25

function large(scale: Scale): World {
  const base = small()
  const accounts = branches(scale.accounts - base.accounts.length)
  const owners = accounts.filter(canShare)
  const environments = environmentsOf(owners, scale.environments - base.environments.length)
  const groups = [chayu.entityId, ...entities].map((id) => accounts.filter(({ entityId }) => entityId === id))
  const all = scale.shares - base.shares.length
  const relations = relationsOf(groups, canShare, environments, { given: scale.given, received, takenBack, all })
  const receivers = new Set(relations.grantees.filter((_, index) => relations.endedBy[index] === undefined))
  const asleep = accounts.filter(({ appId, cloud }) => cloud === 'not-opened' && receivers.has(appId))
  const data = {
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
    notifications: noticesOf(relations, [...base.accounts, ...accounts]),
    items: [...base.items, ...itemsIn(environments, scale.items - base.items.length)],
  }
  return { ...worldFrom(data), shares: Table.from(shapes.shares, sharesOf(relations, base.shares)) }
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

function canShare({ cloud, status }: Account): boolean {
  return cloud === 'opened' && status === 'normal'
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

/** One for each share that its owner took back (rule 9). */
function noticesOf(relations: Relations, accounts: readonly Account[]): Notification[] {
  const names = new Map(accounts.map(({ appId, name }) => [appId, name]))
  const taken: Notification[] = []
  for (const [index, by] of relations.endedBy.entries())
    if (by !== undefined && by === relations.sharers[index]?.appId)
      taken.push(noticeOf(shareAt(relations, index), names))
  return taken
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
