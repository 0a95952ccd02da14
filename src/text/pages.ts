import { sentences } from './sentences.ts'

/** What every list that comes in pages says. */
export const pagesText = sentences({
  'zh-CN': {
    pages: '分页',
    previous: '上一页',
    next: '下一页',
    page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
    pageSize: '每页条数',
    perPage: (count: number) => `${count} 条/页`,
    search: '搜索',
    clear: '清除筛选',
    tooLong: (most: number, length: number) => `搜索内容最多 ${most} 个字符，现有 ${length} 个`,
  },
  en: {
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: (page, pages) => `Page ${page} of ${pages}`,
    pageSize: 'Rows per page',
    perPage: (count) => `${count} per page`,
    search: 'Search',
    clear: 'Clear filters',
    tooLong: (most, length) => `A search has at most ${most} characters; this one has ${length}`,
  },
})
