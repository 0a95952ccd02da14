import { sentences } from './sentences.ts'

/** For an address that leads nowhere. */
export const notFoundText = sentences({
  'zh-CN': {
    title: '页面不存在',
    body: '链接可能有误，或页面已移动。',
    home: '返回环境共享',
  },
  en: {
    title: 'Page not found',
    body: 'The link may be wrong, or the page has moved.',
    home: 'Back to environment sharing',
  },
})
