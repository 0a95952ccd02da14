import { sentences } from './sentences.ts'

/** What a user who writes code by keyboard has to know. */
export const editorText = sentences({
  'zh-CN': { hint: '按 Esc 后再按 Tab 可离开编辑器' },
  en: { hint: 'Press Esc, then Tab, to leave the editor' },
})
