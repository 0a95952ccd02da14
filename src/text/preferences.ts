import { sentences } from './sentences.ts'

/** The choice of language and theme. */
export const preferencesText = sentences({
  'zh-CN': {
    language: '语言',
    theme: '主题',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  },
  en: {
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
  },
})
