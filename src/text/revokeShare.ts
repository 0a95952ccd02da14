import { sentences } from './sentences.ts'

export const revokeText = sentences({
  'zh-CN': {
    title: '解除环境共享',
    owner: (name: string) => `将解除与“${name}”的全部共享关系。`,
    grantee: (name: string) => `将解除“${name}”共享给你的全部环境。`,
    environments: (count: number) => `涉及的云环境（${count} 个）`,
    more: (count: number) => `展开其余 ${count} 个环境`,
    less: '收起',
    byOwner: [
      '对方将无法再以任何方式使用你的云开发资源，使用这些资源的云服务也将不可用。',
      '对方管理员会收到“解除环境共享消息通知”。',
      '如只需收回某个环境，请使用“配置环境”。',
    ],
    byGrantee: [
      '你将无法再以任何方式使用这些云开发资源，使用这些资源的云服务也将不可用。',
      '请先修改代码，不再调用这些环境。',
      '如需恢复，须由资源方重新添加共享。',
    ],
    confirm: '解除共享',
    busy: '解除中…',
    done: (name: string) => `已解除与“${name}”的共享`,
    endedByOneself: (name: string) => `当前账号已解除与“${name}”的共享`,
    back: '返回列表',
    changed: '共享内容刚刚有变化，请核对后再次确认。',
  },
  en: {
    title: 'Revoke environment share',
    owner: (name) => `This ends everything you share with ${name}.`,
    grantee: (name) => `This ends everything ${name} shares with you.`,
    environments: (count) => `Environments affected (${count})`,
    more: (count) => `Show ${count} more environments`,
    less: 'Show fewer',
    byOwner: [
      'The grantee can no longer use any of your cloud resources in any way; services that use them will stop working.',
      'Its administrators receive a sharing-removed notice.',
      'To take back a single environment, use Configure environments.',
    ],
    byGrantee: [
      'You can no longer use these cloud resources in any way; services that use them will stop working.',
      'First change your code so that it no longer calls these environments.',
      'To restore this, the owner has to add the share again.',
    ],
    confirm: 'Revoke share',
    busy: 'Revoking…',
    done: (name) => `The share with ${name} is revoked`,
    endedByOneself: (name) => `This account has already revoked the share with ${name}`,
    back: 'Back to the list',
    changed: 'The share has just changed; check it and confirm again.',
  },
})
