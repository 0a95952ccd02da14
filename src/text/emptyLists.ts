import { sentences } from './sentences.ts'

export const emptyListsText = sentences({
  'zh-CN': {
    given: '暂无共享',
    givenBody: '添加共享后，同主体的账号即可使用你选择的云环境。',
    received: '暂无共享给我的环境',
    receivedBody: '同主体的账号在其“环境共享”中添加你的 AppID 后，环境会显示在这里。',
  },
  en: {
    given: 'No shares yet',
    givenBody: 'Add a share, and an account of your entity can use the environments you choose.',
    received: 'Nothing is shared with you yet',
    receivedBody: 'Once an account of your entity adds your AppID under its environment sharing, it appears here.',
  },
})
