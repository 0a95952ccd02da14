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

/** A moment as people of that language write it, in the time zone of the browser. */
export function formatMoment(iso: string, language: Language): string {
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? iso : formatterOf(language).format(moment)
}

/** Makes what `formatMoment` needs, while there is something to wait for: the first time takes longer than drawing a row. */
export function prepareMoments(language: Language) {
  formatterOf(language)
}

const formatters = new Map<Language, Intl.DateTimeFormat>()

function formatterOf(language: Language): Intl.DateTimeFormat {
  const known = formatters.get(language)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formatters.set(language, made)
  return made
}
