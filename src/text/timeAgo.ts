import { formatDate } from './dateTime.ts'
import type { Language } from './sentences.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** From the longest: from how many milliseconds on it is counted in, and how that is said. */
const units: readonly (readonly [number, Readonly<Record<Language, (count: number) => string>>])[] = [
  [day, { 'zh-CN': (count) => `${count} 天前`, en: (count) => `${count} ${count === 1 ? 'day' : 'days'} ago` }],
  [hour, { 'zh-CN': (count) => `${count} 小时前`, en: (count) => `${count} h ago` }],
  [minute, { 'zh-CN': (count) => `${count} 分钟前`, en: (count) => `${count} min ago` }],
]

/**
 * How long ago a moment was, 3 天前; after thirty days its date. A clock that is behind that of the backend makes nothing
 * of the future. By hand, like all times (`dateTime.ts`). What is no moment stays as it is.
 */
export function formatTimeAgo(iso: string, language: Language, now = Date.now()): string {
  const moment = new Date(iso)
  const past = now - moment.getTime()
  if (Number.isNaN(past)) return iso
  if (past >= 30 * day) return formatDate(moment, language)
  const unit = units.find(([length]) => past >= length)
  if (!unit) return language === 'zh-CN' ? '刚刚' : 'just now'
  return unit[1][language](Math.floor(past / unit[0]))
}
