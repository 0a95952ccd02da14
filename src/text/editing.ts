import { sentences } from './sentences.ts'

/** What every form says that edits something others can edit too. */
export const editingText = sentences({
  'zh-CN': {
    submitting: '提交中…',
    nothingChanged: '未作更改，无需提交',
    problems: (count: number) => `有 ${count} 处需要修改`,
    changedElsewhere: '内容已在别处修改',
    theirs: '最新',
    mine: '我的更改',
    same: '与打开时相同',
    both: '以下内容双方都已修改，重新应用后以我的更改为准：',
    reapply: '在最新基础上重新应用',
    dropMine: '放弃我的更改',
    stillHere: '未提交的内容保留在下方，可以复制。',
    close: '关闭',
  },
  en: {
    submitting: 'Submitting…',
    nothingChanged: 'No changes to submit',
    problems: (count) => `${count} ${count === 1 ? 'thing needs' : 'things need'} your attention`,
    changedElsewhere: 'This was changed elsewhere',
    theirs: 'Latest',
    mine: 'My changes',
    same: 'Unchanged',
    both: 'Both of you changed these; reapplying keeps your version:',
    reapply: 'Reapply to the latest',
    dropMine: 'Discard my changes',
    stillHere: 'Unsubmitted changes are kept below; you can copy them.',
    close: 'Close',
  },
})
