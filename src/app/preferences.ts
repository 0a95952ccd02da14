import { readKept } from '../platform/kept.ts'
import { siteStorage } from '../platform/textStorage.ts'
import { languages, type Language } from '../text/sentences.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export interface Preferences {
  language: Language
  theme: Theme
  /** Address parameters that named nothing. */
  ignored: readonly string[]
}

const keys = { language: 'console.lang', theme: 'console.theme' }

/** Language and theme: from the address, else as last chosen, else Chinese and the system's. Applied at once. */
export function readPreferences(parameters: URLSearchParams): Preferences {
  const ignored: string[] = []
  const language = choose('language', languages, parameters.get('lang'), () => ignored.push('lang')) ?? 'zh-CN'
  const theme = choose('theme', themes, parameters.get('theme'), () => ignored.push('theme')) ?? 'system'
  applyLanguage(language)
  applyTheme(theme)
  return { language, theme, ignored }
}

function choose<Value extends string>(
  what: keyof typeof keys,
  values: readonly Value[],
  asked: string | null,
  onIgnored: () => void,
): Value | undefined {
  const named = values.find((value) => value === asked)
  if (asked !== null && !named) onIgnored()
  if (named) siteStorage.set(keys[what], named)
  return named ?? readKept(what, siteStorage, keys[what], (text) => values.find((value) => value === text))
}

export function applyLanguage(language: Language) {
  siteStorage.set(keys.language, language)
  document.documentElement.lang = language
}

export function applyTheme(theme: Theme) {
  siteStorage.set(keys.theme, theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
