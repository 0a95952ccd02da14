import { createContext, use } from 'react'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** The same sentences again, in other words. */
type Same<Words> = {
  [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends (...about: infer About) => string
      ? (...about: About) => string
      : Same<Words[Key]>
}

export type Sentences<Words> = { 'zh-CN': Words; en: Same<Words> }

/** Chinese first, English complete: a sentence that one of them lacks does not compile. */
export function sentences<Words extends object>(both: Sentences<Words>): Sentences<Words> {
  return both
}

export const LanguageContext = createContext<Language>('zh-CN')

export function useLanguage(): Language {
  return use(LanguageContext)
}

export function useText<Words>(both: Sentences<Words>): Same<Words> {
  const language = useLanguage()
  return language === 'zh-CN' ? (both['zh-CN'] as Same<Words>) : both.en
}
