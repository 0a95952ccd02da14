import { sentences } from './sentences.ts'

/** After an error that nothing caught. */
export const uncaughtText = sentences({
  'zh-CN': {
    title: '页面出现意外错误',
    body: '刚才的操作可能没有完成，请核对后再继续。问题反复出现时，可将诊断信息发给技术支持。',
    copy: '复制诊断信息',
    copied: '已复制',
    copyFailed: '复制失败，请手动复制：',
    reload: '重新加载',
    close: '关闭',
  },
  en: {
    title: 'Something unexpected went wrong',
    body: 'What you just did may not have finished; check it before you go on. If this keeps happening, send the diagnostics to support.',
    copy: 'Copy diagnostics',
    copied: 'Copied',
    copyFailed: 'Copying failed. Copy this by hand:',
    reload: 'Reload',
    close: 'Close',
  },
})
