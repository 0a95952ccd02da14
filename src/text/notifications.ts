import { sentences } from './sentences.ts'

export const notificationsText = sentences({
  'zh-CN': {
    title: '通知',
    kind: '解除环境共享消息通知',
    body: (name: string, appId: string, environments: readonly string[]) =>
      `“${name}”（${appId}）已解除共享，以下环境不再可用：${environments.join('、')}。`,
    advice: '请尽快修改代码，不再调用这些环境，以免调用失败；如仍需使用，请联系资源方重新添加共享。',
    unread: '未读',
    markRead: '标为已读',
    markAllRead: '全部标为已读',
    empty: '暂无通知',
    emptyBody: '资源方解除共享后，你会在这里收到通知。',
    list: '通知列表',
    searchPlaceholder: '资源方名称、AppID 或环境 ID',
    which: '显示',
    all: '全部通知',
    unreadOnly: '仅未读',
    count: (total: number) => `共 ${total} 条通知`,
    noMatch: '没有符合条件的通知',
  },
  en: {
    title: 'Notices',
    kind: 'Sharing-removed notice',
    body: (name, appId, environments) =>
      `${name} (${appId}) has revoked its share. You can no longer use: ${environments.join(', ')}.`,
    advice:
      'Change your code soon so that it no longer calls these environments, or calls will fail. If you still need them, ask the owner to share again.',
    unread: 'Unread',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    empty: 'No notices',
    emptyBody: 'When an owner revokes a share, you are told here.',
    list: 'Notices',
    searchPlaceholder: 'Owner, AppID or environment ID',
    which: 'Show',
    all: 'All notices',
    unreadOnly: 'Unread only',
    count: (total) => `${total} ${total === 1 ? 'notice' : 'notices'}`,
    noMatch: 'No notice matches',
  },
})
