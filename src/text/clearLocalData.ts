import { sentences } from './sentences.ts'

/** 清除全部本地数据, in the panel of the mock backend. */
export const clearLocalDataText = sentences({
  'zh-CN': {
    clear: '清除全部本地数据',
    question: '确定清除此控制台保存在本机的全部数据？',
    removed: [
      '全部场景的数据和操作记录，不仅是当前场景',
      '当前账号、故障设置和未提交的草稿',
      '语言和外观设置',
      'Service Worker 及其缓存',
    ] as readonly string[],
    after: '清除后无法恢复，控制台将重新打开演示场景。其他标签页需要重新加载。',
    cancel: '取消',
    confirm: '确定清除',
    clearing: '清除中…',
    waiting: '请关闭此控制台的其他标签页，清除随后继续。',
    failed: '无法清除数据，请在浏览器设置中清除此网站的数据。',
  },
  en: {
    clear: 'Clear all local data',
    question: 'Clear everything this console keeps on this device?',
    removed: [
      'Data and activity of every scenario, not only this one',
      'The acting account, fault settings and unsubmitted drafts',
      'Language and theme',
      'The service worker and its cache',
    ],
    after: 'This cannot be undone. The console then opens the demo scenario again; other tabs have to be reloaded.',
    cancel: 'Cancel',
    confirm: 'Clear',
    clearing: 'Clearing…',
    waiting: 'Close the other tabs of this console: clearing then goes on.',
    failed: 'The data could not be cleared. Clear the data of this site in the browser settings.',
  },
})
