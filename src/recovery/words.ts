import type { Happening } from './happening.ts'

export interface Words {
  title: string
  happened: Record<Happening, string>
  exportData: string
  reset: string
  reload: string
  withoutSaving: string
  whatTheyDo: string
  whatWithoutSavingDoes: string
  nothingToExport: string
  exported: string
  stillOpen: string
  notCleared: string
}

/** Both languages are shown at once: what chooses one may be what has failed. */
export const words: Record<'zh-CN' | 'en', Words> = {
  'zh-CN': {
    title: '控制台无法打开',
    happened: {
      denied: '浏览器未提供存储，更改无法保存。请检查浏览器的隐私设置后重新加载。',
      blocked: '另一个标签页正在使用旧版本的控制台。请关闭该标签页，然后重新加载。',
      newer: '保存的数据来自更新版本的控制台，当前版本无法读取，也不会改动这些数据。请刷新页面。',
      damaged: '保存的数据已损坏，无法完整恢复。请先导出数据，再重置。',
      'unknown-event':
        '保存的数据中有当前版本无法识别的记录，可能由更新版本的控制台写入。请刷新页面；如仍无法打开，请先导出数据，再重置。',
      cleared: '保存的数据已被清除：可能是浏览器清除了网站数据，或在另一个标签页中执行了重置。请重新加载。',
      failed: '控制台启动时出错。请重新加载；如仍无法打开，请先导出数据，再重置。',
      slow: '控制台长时间没有打开。请检查网络，然后重新加载。',
    },
    exportData: '导出数据',
    reset: '重置',
    reload: '重新加载',
    withoutSaving: '不保存，继续使用',
    whatTheyDo: '“导出数据”将本机保存的全部内容下载为一个文件；“重置”会清除这些内容，无法撤销。',
    whatWithoutSavingDoes: '“不保存，继续使用”从初始数据开始，更改在页面关闭后丢失。',
    nothingToExport: '没有可读取的数据',
    exported: '已导出',
    stillOpen: '请关闭此控制台的其他标签页，重置随后继续。',
    notCleared: '无法清除数据。请在浏览器设置中清除此网站的数据。',
  },
  en: {
    title: 'The console cannot be opened',
    happened: {
      denied: 'The browser provides no storage, so changes cannot be saved. Check its privacy settings and reload.',
      blocked: 'Another tab is using an older version of the console. Close that tab, then reload.',
      newer:
        'The saved data comes from a newer version of the console. This version cannot read it and leaves it as it is. Please refresh the page.',
      damaged: 'The saved data is damaged and cannot be fully restored. Export the data first, then reset.',
      'unknown-event':
        'The saved data has a record that this version does not know, probably written by a newer version. Refresh the page; if it still does not open, export the data first, then reset.',
      cleared:
        'The saved data has been cleared: the browser cleared the site data, or another tab was used to reset. Please reload.',
      failed: 'The console failed to start. Reload; if it still does not open, export the data first, then reset.',
      slow: 'The console has not opened for a long time. Check the network, then reload.',
    },
    exportData: 'Export data',
    reset: 'Reset',
    reload: 'Reload',
    withoutSaving: 'Continue without saving',
    whatTheyDo: '“Export data” downloads everything saved on this device as one file. “Reset” clears it for good.',
    whatWithoutSavingDoes:
      '“Continue without saving” starts from the initial data. Changes are lost when the page closes.',
    nothingToExport: 'There is no data that can be read',
    exported: 'Exported',
    stillOpen: 'Close the other tabs of this console: the reset then goes on.',
    notCleared: 'The data could not be cleared. Clear the data of this site in the browser settings.',
  },
}
