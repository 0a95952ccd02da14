import type { HistoryKind } from '../domain/world/history.ts'
import type { Direction } from '../domain/sharing/share.ts'
import { sentences } from './sentences.ts'

/** Who an event is about besides the acting account, which may have done it or not. */
interface About {
  direction: Direction
  isOwn: boolean
  other: string
}

type Kinds<Told> = Record<HistoryKind, Told>

const toldZh: Kinds<(about: About) => string> = {
  'environments-shared': ({ isOwn, other }) => (isOwn ? `向${other}添加共享` : `${other}向当前账号添加共享`),
  'share-configured': ({ isOwn, other }) => (isOwn ? `配置对${other}的共享` : `${other}配置对当前账号的共享`),
  'share-revoked': ({ direction, isOwn, other }) => {
    if (direction === 'given') return isOwn ? `解除对${other}的共享` : `${other}解除当前账号对它的共享`
    return isOwn ? `解除${other}对当前账号的共享` : `${other}解除对当前账号的共享`
  },
  'sharing-activated': ({ isOwn }) => (isOwn ? '开通环境共享' : '因收到共享，自动开通环境共享'),
  'sharing-deregistered': () => '注销环境共享',
  'activation-fell-back': () => '最后一个共享已解除，环境共享恢复为未开通',
}

const kindsZh: Kinds<string> = {
  'environments-shared': '添加共享',
  'share-configured': '配置环境',
  'share-revoked': '解除共享',
  'sharing-activated': '开通',
  'sharing-deregistered': '注销',
  'activation-fell-back': '恢复为未开通',
}

export const historyText = sentences({
  'zh-CN': {
    title: '操作记录',
    intro: '查看当前账号的环境共享由谁在何时更改。仅包含与当前账号有关的操作，最新的在前。',
    list: '操作记录列表',
    searchPlaceholder: '对方名称、AppID 或环境 ID',
    kind: '操作类型',
    allKinds: '全部操作',
    kinds: kindsZh,
    told: toldZh,
    account: (name: string, appId: string) => `“${name}”（${appId}）`,
    onlyThis: '仅看此共享',
    onlyOne: '正在查看一个共享的操作记录',
    count: (total: number) => `共 ${total} 条记录`,
    empty: '暂无操作记录',
    emptyBody: '添加共享、配置环境、解除和注销等操作会记录在这里。',
    noMatch: '没有符合条件的操作记录',
  },
  en: {
    title: 'Activity',
    intro:
      'Who changed the environment sharing of this account, and when. Only what concerns this account is listed, newest first.',
    list: 'Activity entries',
    searchPlaceholder: 'Other account, AppID or environment ID',
    kind: 'Kind of activity',
    allKinds: 'All activity',
    kinds: {
      'environments-shared': 'Share added',
      'share-configured': 'Environments configured',
      'share-revoked': 'Share revoked',
      'sharing-activated': 'Activated',
      'sharing-deregistered': 'Deregistered',
      'activation-fell-back': 'Returned to not activated',
    },
    told: {
      'environments-shared': ({ isOwn, other }) =>
        isOwn ? `Shared environments with ${other}` : `${other} shared environments with this account`,
      'share-configured': ({ isOwn, other }) =>
        isOwn ? `Configured the share with ${other}` : `${other} configured its share with this account`,
      'share-revoked': ({ direction, isOwn, other }) => {
        if (direction === 'given')
          return isOwn ? `Revoked the share with ${other}` : `${other} revoked the share it had from this account`
        return isOwn ? `Revoked the share from ${other}` : `${other} revoked its share with this account`
      },
      'sharing-activated': ({ isOwn }) =>
        isOwn ? 'Activated environment sharing' : 'A received share activated environment sharing',
      'sharing-deregistered': () => 'Deregistered environment sharing',
      'activation-fell-back': () => 'The last share ended: environment sharing returned to not activated',
    },
    account: (name, appId) => `"${name}" (${appId})`,
    onlyThis: 'This share only',
    onlyOne: 'Showing the activity of one share',
    count: (total) => `${total} ${total === 1 ? 'entry' : 'entries'}`,
    empty: 'No activity yet',
    emptyBody: 'Sharing, configuring, revoking and deregistering are recorded here.',
    noMatch: 'No activity matches',
  },
})
