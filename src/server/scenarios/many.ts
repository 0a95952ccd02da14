import { accountKinds, type Account } from '../../domain/accounts/account.ts'
import { allPermissions, standardCatalogue } from '../../domain/sharing/permission.ts'
import type { Share } from '../../domain/sharing/share.ts'
import type { WorldData } from '../../domain/world/worldData.ts'
import { account, activated, chayu, small } from './small.ts'
import { authFunction } from './smallItems.ts'

const shareCount = 1000
const environmentCount = 40
const places = ['北京', '上海', '广州', '深圳', '杭州', '成都', '武汉', '南京', '西安', '重庆', '苏州', '长沙']
const things = ['门店', '点单', '外卖', '积分', '礼品卡', '仓配', '培训', '巡店', '招聘', '周边']
const statuses = ['expired', 'isolated', 'deleting'] as const

/** A large owner: a thousand shares over forty environments, some of them out of order. Always the same. */
export function many(): WorldData {
  const base = small()
  const all = allPermissions(standardCatalogue)
  const viewOnly = all.filter((permission) => permission.endsWith('.view'))
  const grantees = Array.from({ length: shareCount }, (_, index) => branch(index))
  const environments = Array.from({ length: environmentCount }, (_, index) => ({
    id: `store-${hex(index * 7919 + 104729, 8)}`,
    owner: chayu.appId,
    status:
      index >= environmentCount - statuses.length
        ? (statuses[index - environmentCount + statuses.length] ?? 'expired')
        : ('normal' as const),
  }))
  const items = environments.filter((_, index) => index % 3 !== 0).map(({ id }) => authFunction(id, chayu.appId))
  const shares = grantees.map((to, index): Share => {
    const at = new Date(Date.UTC(2024, 0, 1) + index * 19 * 3_600_000).toISOString()
    const grants = Array.from({ length: 1 + (index % 3) }, (_, row) => ({
      environmentId: environments[(index + row * 5) % environmentCount]?.id ?? '',
      permissions: index % 4 === 1 ? viewOnly : all,
    }))
    return {
      id: `share-many-${index}`,
      owner: chayu.appId,
      grantee: to.appId,
      grants,
      version: 1,
      createdAt: at,
      updatedAt: at,
      ended: null,
    }
  })
  const asleep = grantees
    .filter(({ cloud }) => cloud === 'not-opened')
    .map(({ appId }) => ({ ...activated(appId), by: 'share' as const }))
  return {
    ...base,
    accounts: [...base.accounts, ...grantees],
    environments: [...base.environments, ...environments],
    activations: [...base.activations, ...asleep],
    shares: [...base.shares, ...shares],
    items: [...base.items, ...items],
  }
}

/** One of up to 65,535 accounts of the company, all different. */
export function branch(index: number): Account {
  const place = places[index % places.length] ?? ''
  const thing = things[Math.floor(index / places.length) % things.length] ?? ''
  return account(`wx${hex(index + 1, 4)}${hex(index * 2654435761, 12)}`, `茶语${place}${thing} ${index + 1} 号`, {
    kind: accountKinds[index % accountKinds.length] ?? 'mini-program',
    cloud: index % 10 === 9 ? 'not-opened' : 'opened',
  })
}

export function hex(value: number, length: number): string {
  return (value % 16 ** length).toString(16).padStart(length, '0')
}
