import type { Language } from './sentences.ts'

const separators: Readonly<Record<Language, string>> = { 'zh-CN': '/', en: '-' }

/**
 * A moment in the time zone of the browser, to the minute: 2024/05/20 16:00, in English 2024-05-20 16:00. By hand, because
 * making an `Intl.DateTimeFormat` is a tenth of the time to the first row (docs/decisions/first-screen.md). What is no
 * moment stays as it is.
 */
export function formatDateTime(iso: string, language: Language): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  return `${formatDate(moment, language)} ${formatTime(moment)}`
}

/** The day alone: 2024/05/20, in English 2024-05-20. */
export function formatDate(moment: Date, language: Language): string {
  return [
    String(moment.getFullYear()).padStart(4, '0'),
    twoDigits(moment.getMonth() + 1),
    twoDigits(moment.getDate()),
  ].join(separators[language])
}

/** The time of day alone: 16:00. */
export function formatTime(moment: Date): string {
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
