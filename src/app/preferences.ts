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

const languageKey = 'console.lang'
const themeKey = 'console.theme'

/** Language and theme: from the address, else as last chosen, else Chinese and the system's. Applied at once. */
export function readPreferences(parameters: URLSearchParams): Preferences {
  const ignored: string[] = []
  const language = choose(parameters.get('lang'), languageKey, languages, 'zh-CN', () => ignored.push('lang'))
  const theme = choose(parameters.get('theme'), themeKey, themes, 'system', () => ignored.push('theme'))
  applyLanguage(language)
  applyTheme(theme)
  return { language, theme, ignored }
}

function choose<Value extends string>(
  asked: string | null,
  key: string,
  values: readonly Value[],
  fallback: Value,
  onIgnored: () => void,
): Value {
  const named = values.find((value) => value === asked)
  if (asked !== null && !named) onIgnored()
  if (named) siteStorage.set(key, named)
  return named ?? values.find((value) => value === siteStorage.get(key)) ?? fallback
}

export function applyLanguage(language: Language) {
  siteStorage.set(languageKey, language)
  document.documentElement.lang = language
}

export function applyTheme(theme: Theme) {
  siteStorage.set(themeKey, theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
