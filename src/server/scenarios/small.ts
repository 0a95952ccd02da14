import type { Account } from '../../domain/accounts/account.ts'
import { allPermissions, standardCatalogue } from '../../domain/sharing/permission.ts'
import type { Share } from '../../domain/sharing/share.ts'
import type { WorldData } from '../../domain/world/worldData.ts'
import { smallItems, smallRecords } from './smallItems.ts'

const tea = 'entity-chayu'
const start = '2026-03-02T02:00:00.000Z'
const limits = {
  sharesPerAccount: 2000,
  environmentsPerShare: 20,
  lookUpsPerMinute: 10,
  itemsPerKind: 100,
  recordsPerCollection: 1000,
  itemKilobytes: 100,
}
export const all = allPermissions(standardCatalogue)
export const viewOnly = all.filter((permission) => permission.endsWith('.view'))

export const chayu = account('wx1234567890abcdef', '茶语小筑')
const accounts: Account[] = [
  chayu,
  account('wxe0e2656d74f0bff3', '茶语商城'),
  account('wx5fe6bb43205e9e07', '茶语服务号', { kind: 'official-account' }),
  account('wx075cf85bf347b6df', '茶语打卡', { kind: 'mini-game', cloud: 'not-opened' }),
  account('wx8f3c2b1a09d4e765', '茶语会员'),
  account('wx2b7e151628aed2a6', '青山咖啡', { entityId: 'entity-qingshan' }),
  account('wxdeadbeef00c0ffee', '茶语旧版', { status: 'frozen' }),
]

/** No share yet, and no account has activated: an account's first visit. */
export function notActivated(): WorldData {
  return {
    revision: 0,
    configuration: { catalogue: standardCatalogue, limits },
    entities: [
      { id: tea, name: '深圳茶语餐饮管理有限公司' },
      { id: 'entity-qingshan', name: '杭州青山咖啡有限公司' },
    ],
    accounts,
    environments: [
      { id: 'test-f96b31', owner: chayu.appId, status: 'normal' },
      { id: 'prod-4gl1pvzp25d960df', owner: chayu.appId, status: 'normal' },
      { id: 'cloud1-8guv4660c1c70c65', owner: chayu.appId, status: 'normal' },
      { id: 'member-6gni9ity244a6ea3', owner: 'wx8f3c2b1a09d4e765', status: 'normal' },
      { id: 'shop-2gk4cw1b9f0e7d53', owner: 'wxe0e2656d74f0bff3', status: 'normal' },
      { id: 'roast-7g1m0x3d5b8c2e94', owner: 'wx2b7e151628aed2a6', status: 'normal' },
    ],
    activations: [],
    choices: [],
    shares: [],
    notifications: [],
    items: smallItems,
    records: smallRecords,
    authChecks: [],
  }
}

/** Activated, nothing shared in either direction. */
export function empty(): WorldData {
  return { ...notActivated(), activations: [activated(chayu.appId)] }
}

/** The accounts of docs/rules.md, and one share in each direction. */
export function small(): WorldData {
  return {
    ...notActivated(),
    activations: [activated(chayu.appId), activated('wx8f3c2b1a09d4e765')],
    shares: [
      share(
        'share-service',
        chayu.appId,
        'wx5fe6bb43205e9e07',
        '2026-09-18T06:20:00.000Z',
        'prod-4gl1pvzp25d960df',
        viewOnly,
      ),
      share(
        'share-member',
        'wx8f3c2b1a09d4e765',
        chayu.appId,
        '2026-10-12T01:05:00.000Z',
        'member-6gni9ity244a6ea3',
        all,
      ),
    ],
  }
}

export function account(appId: string, name: string, change: Partial<Account> = {}): Account {
  return { appId, name, kind: 'mini-program', entityId: tea, status: 'normal', cloud: 'opened', ...change }
}

export function activated(appId: string) {
  return { appId, by: 'account' as const, since: start, version: 1 }
}

function share(
  id: string,
  owner: string,
  grantee: string,
  at: string,
  environmentId: string,
  permissions: string[],
): Share {
  return {
    id,
    owner,
    grantee,
    grants: [{ environmentId, permissions }],
    version: 1,
    createdAt: at,
    updatedAt: at,
    ended: null,
  }
}
