import { sentences } from './sentences.ts'

export const activationText = sentences({
  'zh-CN': {
    title: '开通环境共享',
    body: '开通后，可把当前账号的自有云环境授权给同主体的其他小程序、公众号、小游戏或移动应用，并随时调整或解除。',
    points: {
      who: '只能共享给同一主体的账号，且只能共享自有环境（不能转授他人共享的环境）。',
      permissions: '按环境和资源类型授权：查看、操作、调用。',
      pay: '费用由资源方承担：调用方使用共享环境产生的用量计入当前账号。',
      tools: '开发者工具须为 1.03.2009140 或以上版本；调用方小程序的基础库须为 2.13.0 或以上版本。',
      auth: '调用方使用前，环境中须已部署 cloudbase_auth 云函数。',
    },
    activate: '开通',
    done: '已开通环境共享',
    noCloud: '当前账号尚未开通云开发',
    noCloudBody: '没有自有云环境可共享。同主体账号把环境共享给你后，会自动为你开通，可在“共享给我的”中查看。',
    noCloudActivated: '已因他人共享自动开通，可以使用共享给你的环境；最后一个共享解除后，会恢复为未开通。',
    noCloudWayOn: '如需把环境共享给其他账号，请先在开发者工具中开通云开发并创建自有环境。',
    seeReceived: '查看共享给我的',
  },
  en: {
    title: 'Activate environment sharing',
    body: 'Once activated, this account can let other mini programs, official accounts, mini games and mobile apps of the same entity use its own cloud environments, and change or end that at any time.',
    points: {
      who: 'Only with accounts of the same entity, and only your own environments; what others share with you cannot be passed on.',
      permissions: 'Granted per environment and kind of resource: view, operate, invoke.',
      pay: 'The owner pays: what grantees use counts towards this account.',
      tools: 'Needs developer tools 1.03.2009140 or later; grantee mini programs need base library 2.13.0 or later.',
      auth: 'Before grantees can call, an environment needs the cloudbase_auth function.',
    },
    activate: 'Activate',
    done: 'Environment sharing is activated',
    noCloud: 'This account has not opened cloud development',
    noCloudBody:
      'It has no environments of its own to share. When an account of your entity shares one with you, sharing is activated for you, and you find it under Shared with me.',
    noCloudActivated:
      'A share has activated sharing for it, and it can use what is shared with it; when the last share ends, it returns to not activated.',
    noCloudWayOn:
      'To share an environment with others, first open cloud development in the developer tools and create an environment of its own.',
    seeReceived: 'See what is shared with me',
  },
})
