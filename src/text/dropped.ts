import { sentences } from './sentences.ts'

/** What was kept of a person's choices and could not be read: said when the console opens. */
export const droppedText = sentences({
  'zh-CN': {
    dropped: (what: string) => `已保存的${what}无法识别，已恢复默认`,
    language: '语言',
    theme: '主题',
    scenario: '场景',
    storage: '存储方式',
    account: '当前账号',
  },
  en: {
    dropped: (what) => `The saved ${what} could not be read and was reset`,
    language: 'language',
    theme: 'theme',
    scenario: 'scenario',
    storage: 'storage choice',
    account: 'acting account',
  },
})
