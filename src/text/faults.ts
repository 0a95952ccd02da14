import { sentences } from './sentences.ts'

/** A failure that is rehearsed: `on` is a method and the start of a path. */
export interface RehearsedFault {
  on: string
  kind: string
  times?: number | undefined
  milliseconds?: number | undefined
  status?: number | undefined
}

/** What is wrong with the settings. `entry` counts from 1. */
export type FaultMistake =
  | { what: 'no-json' }
  | { what: 'no-list' }
  | { what: 'no-object'; entry: number }
  | { what: 'unknown-field'; entry: number; field: string }
  | { what: 'wrong-value'; entry: number; field: string; value: string; allowed: readonly string[] }

/** Failures rehearsed in this tab (`sessionStorage['mock.faults']`). */
export const faultsText = sentences({
  'zh-CN': {
    title: '已注入的故障',
    mistakeTitle: 'mock.faults 有误，未注入任何故障',
    mistake: (mistake: FaultMistake): string => {
      if (mistake.what === 'no-json') return '内容不是有效的 JSON。'
      if (mistake.what === 'no-list') return '内容应为列表，如 [{"on": "GET /api/shares", "kind": "reset"}]。'
      if (mistake.what === 'no-object') return `第 ${mistake.entry} 条应为对象。`
      if (mistake.what === 'unknown-field') return `第 ${mistake.entry} 条有未知字段“${mistake.field}”。`
      const { entry, field, value, allowed } = mistake
      const given = value === '' ? `第 ${entry} 条缺少“${field}”。` : `第 ${entry} 条的“${field}”无效：${value}。`
      return allowed.length > 0 ? `${given}可用：${allowed.join('、')}。` : given
    },
    everyRequest: '全部请求',
    left: (times: number) => `剩余 ${times} 次`,
    clear: '全部清除',
  },
  en: {
    title: 'Injected faults',
    mistakeTitle: 'mock.faults has a mistake; no fault is injected',
    mistake: (mistake) => {
      if (mistake.what === 'no-json') return 'It is not valid JSON.'
      if (mistake.what === 'no-list')
        return 'It has to be a list, such as [{"on": "GET /api/shares", "kind": "reset"}].'
      if (mistake.what === 'no-object') return `Entry ${mistake.entry} has to be an object.`
      if (mistake.what === 'unknown-field') return `Entry ${mistake.entry} has an unknown field "${mistake.field}".`
      const { entry, field, value, allowed } = mistake
      const given =
        value === '' ? `Entry ${entry} lacks "${field}".` : `"${field}" of entry ${entry} is invalid: ${value}.`
      return allowed.length > 0 ? `${given} Allowed: ${allowed.join(', ')}.` : given
    },
    everyRequest: 'Every request',
    left: (times) => `${times} left`,
    clear: 'Clear all',
  },
})
