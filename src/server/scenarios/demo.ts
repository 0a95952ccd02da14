import type { AppId } from '../../domain/accounts/appId.ts'
import type { KnownAuthCheck } from '../../domain/world/world.ts'
import type { Permission } from '../../domain/sharing/permission.ts'
import type { Share } from '../../domain/sharing/share.ts'
import type { WorldData } from '../../domain/world/worldData.ts'
import { account, activated, all, chayu, small, viewOnly } from './small.ts'
import { authFunction } from './smallItems.ts'

const order = account('wx3a9d5e7c10b8f264', '茶语点单')
const delivery = account('wx6c41f08ab2d97e35', '茶语外卖')
const gift = account('wx91b6e2d43f7a05c8', '茶语礼品卡')
const stores = account('wx4e7f20d9a6c3b851', '茶语门店通', { kind: 'mobile-app' })
const stamps = account('wxb83d16f5e0947ac2', '茶语集章', { kind: 'mini-game', cloud: 'not-opened' })
const community = account('wxd25c9a7e6f401b38', '茶语社区', { kind: 'official-account' })
const depot = account('wx57a0e8c3d61fb924', '茶语仓配')
const riders = account('wxf06b3c8d2e915a74', '茶语配送', { kind: 'mobile-app' })
const training = account('wx2d8e94b7c5a3f016', '茶语培训')
const old = 'wxdeadbeef00c0ffee'

const test = 'test-f96b31'
const prod = 'prod-4gl1pvzp25d960df'
const cloud = 'cloud1-8guv4660c1c70c65'
const stock = 'stock-5f8d2c9e7b1a4036'
const coldChain = 'cold-8e1b6a3f0d9c7254'
const routes = 'route-3c7f9b2e5d804a16'
const courses = 'train-6a2e8d4c1f7b9053'
const archive = 'old-0d5c7e9a3b1f8264'

/** Calls functions and services and reads their data, and changes nothing. */
const invoke: Permission[] = ['functions.view', 'functions.invoke', 'database.view', 'run.invoke']
/** Keeps files and pages up to date. */
const content: Permission[] = ['storage.view', 'storage.operate', 'hosting.view', 'hosting.operate']

/**
 * The scenario `demo` of docs/rules.md: a tea company at work. 茶语小筑 shares with seven accounts of every kind and receives from
 * three, and two have taken back what they had shared with it. Of its own environments one lacks `cloudbase_auth`; of those it
 * receives one is isolated, one lacks it and one has it broken.
 */
export function demo(): WorldData {
  const base = small()
  return {
    ...base,
    accounts: [...base.accounts, order, delivery, gift, stores, stamps, community, depot, riders, training],
    environments: [
      ...base.environments,
      { id: stock, owner: depot.appId, status: 'isolated' },
      { id: coldChain, owner: depot.appId, status: 'normal' },
      { id: routes, owner: riders.appId, status: 'normal' },
      { id: courses, owner: training.appId, status: 'normal' },
      { id: archive, owner: old, status: 'expired' },
    ],
    activations: [
      ...base.activations,
      activated(depot.appId),
      activated(riders.appId),
      activated(training.appId),
      { ...activated(stamps.appId), by: 'share', since: '2026-11-09T07:30:00.000Z' },
    ],
    shares: [...base.shares, ...given, ...received, ...takenBack],
    notifications: takenBack.map(({ id, owner, grants, updatedAt }) => ({
      id: `notice-${id}`,
      to: chayu.appId,
      shareId: id,
      owner: { appId: owner, name: owner === training.appId ? training.name : '茶语旧版' },
      environmentIds: grants.map(({ environmentId }) => environmentId),
      at: updatedAt,
      readAt: owner === old ? '2026-09-30T03:12:00.000Z' : null,
    })),
    items: [
      ...base.items,
      authFunction(stock, depot.appId),
      authFunction(coldChain, depot.appId),
      authFunction(courses, training.appId),
    ],
    authChecks: [brokenAuth],
  }
}

const given = [
  share('order', chayu.appId, order.appId, ['2026-06-11T03:40:00.000Z', '2026-11-24T09:05:00.000Z'], {
    [test]: all,
    [prod]: invoke,
  }),
  share('delivery', chayu.appId, delivery.appId, ['2026-07-02T08:15:00.000Z'], { [prod]: all }),
  share('gift', chayu.appId, gift.appId, ['2026-11-20T02:30:00.000Z'], { [cloud]: invoke }),
  share('stores', chayu.appId, stores.appId, ['2026-08-26T06:50:00.000Z', '2026-10-30T01:22:00.000Z'], {
    [prod]: viewOnly,
    [cloud]: content,
  }),
  share('stamps', chayu.appId, stamps.appId, ['2026-11-09T07:30:00.000Z'], { [test]: viewOnly }),
  share('community', chayu.appId, community.appId, ['2026-05-19T10:00:00.000Z', '2026-09-03T04:45:00.000Z'], {
    [prod]: viewOnly,
    [test]: content,
    [cloud]: viewOnly,
  }),
]

const received = [
  share('depot', depot.appId, chayu.appId, ['2026-08-04T05:10:00.000Z', '2026-11-17T08:00:00.000Z'], {
    [coldChain]: invoke,
    [stock]: viewOnly,
  }),
  share('riders', riders.appId, chayu.appId, ['2026-11-12T03:25:00.000Z'], { [routes]: viewOnly }),
]

/** In the order in which they happened. */
const takenBack = [
  ended(
    share('old', old, chayu.appId, ['2026-03-16T06:00:00.000Z'], { [archive]: viewOnly }),
    '2026-09-29T10:18:00.000Z',
  ),
  ended(
    share('training', training.appId, chayu.appId, ['2026-04-08T02:00:00.000Z'], { [courses]: all }),
    '2026-11-25T09:40:00.000Z',
  ),
]

const brokenAuth: KnownAuthCheck = {
  environmentId: coldChain,
  functionVersion: 1,
  problems: ['err-code-missing'],
  at: '2026-11-18T06:05:00.000Z',
}

/** Shared at the first moment, and changed at the second. */
function share(
  name: string,
  owner: AppId,
  grantee: AppId,
  [createdAt, updatedAt = createdAt]: readonly [string, string?],
  grants: Record<string, readonly Permission[]>,
): Share {
  return {
    id: `share-${name}`,
    owner,
    grantee,
    grants: Object.entries(grants).map(([environmentId, permissions]) => ({ environmentId, permissions })),
    version: createdAt === updatedAt ? 1 : 2,
    createdAt,
    updatedAt,
    ended: null,
  }
}

function ended(given: Share, at: string): Share {
  return { ...given, version: given.version + 1, updatedAt: at, ended: { at, by: given.owner } }
}
