import { sentences } from './sentences.ts'

export const goToPageText = sentences({
  'zh-CN': {
    page: '跳至页码',
    go: '跳转',
    wrong: (pages: number) => `请输入 1 至 ${pages} 的页码`,
  },
  en: {
    page: 'Go to page',
    go: 'Go',
    wrong: (pages) => `Enter a page from 1 to ${pages}`,
  },
})
