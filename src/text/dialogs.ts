import { sentences } from './sentences.ts'

/** What every dialog says. */
export const dialogText = sentences({
  'zh-CN': {
    close: '关闭',
    cancel: '取消',
    discardTitle: '放弃未提交的更改？',
    discardBody: '离开后，已填写的内容不会保留。',
    discard: '放弃更改',
    stay: '继续编辑',
    restored: '已恢复未提交的更改',
    dropDraft: '放弃',
    draftInvalid: '草稿已失效',
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    discardTitle: 'Discard unsubmitted changes?',
    discardBody: 'What you filled in is lost when you leave.',
    discard: 'Discard changes',
    stay: 'Keep editing',
    restored: 'Unsubmitted changes restored',
    dropDraft: 'Discard',
    draftInvalid: 'The draft is no longer valid and was discarded',
  },
})
