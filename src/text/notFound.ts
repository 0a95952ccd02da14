import { sentences } from './sentences.ts'

/** For an address that leads nowhere. */
export const notFoundText = sentences({
  'zh-CN': {
    title: '没有这个页面',
    body: '链接可能有误，或页面已移动。',
    home: '回到环境共享',
  },
  en: {
    title: 'There is no such page',
    body: 'The link may be wrong, or the page has moved.',
    home: 'Back to environment sharing',
  },
})
