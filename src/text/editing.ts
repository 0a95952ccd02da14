import { sentences } from './sentences.ts'

/** What every form says that edits something others can edit too. */
export const editingText = sentences({
  'zh-CN': {
    submitting: '提交中…',
    nothingChanged: '没有更改，未提交',
    problems: (count: number) => `有 ${count} 处需要修改`,
    changedElsewhere: '它已在别处修改',
    theirs: '最新',
    mine: '我的更改',
    same: '与起始相同',
    both: '以下内容两边都修改了，重新应用后保存的是我的：',
    reapply: '在最新基础上重新应用',
    dropMine: '放弃我的更改',
    stillHere: '未提交的内容仍在下面，可以复制。',
    close: '关闭',
  },
  en: {
    submitting: 'Submitting…',
    nothingChanged: 'No changes, nothing submitted',
    problems: (count) => `${count} ${count === 1 ? 'thing needs' : 'things need'} your attention`,
    changedElsewhere: 'This was changed elsewhere',
    theirs: 'Latest',
    mine: 'My changes',
    same: 'As at the start',
    both: 'Both sides changed the following; applied again, mine is what will be saved:',
    reapply: 'Apply again on top of the latest',
    dropMine: 'Discard my changes',
    stillHere: 'What you have not submitted is still below, to be copied.',
    close: 'Close',
  },
})
