import type { GrantUse, ReadinessFilter, StatusFilter } from '../contract/share.ts'
import { sentences } from './sentences.ts'

/** What the lists of shares are narrowed by. */
export const shareFiltersText = sentences({
  'zh-CN': {
    title: '筛选',
    name: {
      kind: '类型',
      environment: '云环境',
      permission: '权限',
      readiness: 'cloudbase_auth',
      status: '环境状态',
    },
    permission: { operate: '可操作', invoke: '可调用', 'view-only': '仅可查看' } satisfies Record<GrantUse, string>,
    readiness: { ready: '已就绪', 'not-ready': '未就绪' } satisfies Record<ReadinessFilter, string>,
    status: { normal: '正常', unavailable: '异常' } satisfies Record<StatusFilter, string>,
    active: '当前筛选',
    remove: (name: string, value: string) => `取消筛选 ${name} ${value}`,
    sameGrant: '权限、cloudbase_auth 与状态按同一环境计算。',
    close: '关闭',
  },
  en: {
    title: 'Filters',
    name: {
      kind: 'Kind',
      environment: 'Environment',
      permission: 'Permission',
      readiness: 'cloudbase_auth',
      status: 'Environment state',
    },
    permission: { operate: 'Can operate', invoke: 'Can invoke', 'view-only': 'View only' },
    readiness: { ready: 'Ready', 'not-ready': 'Not ready' },
    status: { normal: 'Normal', unavailable: 'Not normal' },
    active: 'Active filters',
    remove: (name, value) => `Remove filter ${name} ${value}`,
    sameGrant: 'Permission, cloudbase_auth and state apply to the same environment.',
    close: 'Close',
  },
})
