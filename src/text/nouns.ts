import type { AccountKind } from '../domain/accounts/account.ts'
import type { EnvironmentStatus } from '../domain/environments/environment.ts'
import type { Action, PermissionSummary, Resource } from '../domain/sharing/permission.ts'
import { sentences } from './sentences.ts'

export const nounsText = sentences({
  'zh-CN': {
    kind: {
      'mini-program': '小程序',
      'official-account': '公众号',
      'mini-game': '小游戏',
      'mobile-app': '移动应用',
    } satisfies Record<AccountKind, string>,
    status: { normal: '正常', expired: '已过期', isolated: '已隔离', deleting: '销毁中' } satisfies Record<
      EnvironmentStatus,
      string
    >,
    resource: {
      functions: '云函数',
      database: '数据库',
      storage: '云存储',
      run: '云托管',
      hosting: '静态网站托管',
    } satisfies Record<Resource, string>,
    action: { view: '查看', operate: '操作', invoke: '调用' } satisfies Record<Action, string>,
    summary: { all: '全部权限', 'view-only': '只读', 'view-invoke': '只读 + 调用', custom: '自定义' } satisfies Record<
      PermissionSummary,
      string
    >,
    unknownPermission: (key: string) => `未知权限 ${key}`,
    permission: (resource: string, actions: string) => `${resource} ${actions}`,
    and: '、',
    copyAppId: (appId: string) => `复制 AppID ${appId}`,
    copied: '已复制',
    copyFailed: '复制失败，请手动选择并复制',
    similarName: '名称相似，请核对 AppID',
  },
  en: {
    kind: {
      'mini-program': 'Mini program',
      'official-account': 'Official account',
      'mini-game': 'Mini game',
      'mobile-app': 'Mobile app',
    },
    status: { normal: 'normal', expired: 'expired', isolated: 'isolated', deleting: 'being deleted' },
    resource: {
      functions: 'Functions',
      database: 'Database',
      storage: 'Storage',
      run: 'Cloud Run',
      hosting: 'Static hosting',
    },
    action: { view: 'View', operate: 'Operate', invoke: 'Invoke' },
    summary: { all: 'All permissions', 'view-only': 'View only', 'view-invoke': 'View + invoke', custom: 'Custom' },
    unknownPermission: (key) => `Unknown permission ${key}`,
    permission: (resource, actions) => `${resource}: ${actions}`,
    and: ', ',
    copyAppId: (appId) => `Copy AppID ${appId}`,
    copied: 'Copied',
    copyFailed: 'Could not copy; select the text and copy it yourself',
    similarName: 'Similar name: check the AppID',
  },
})
