import { expect, test } from 'vitest'
import { formatDateTime, formatTime } from './dateTime.ts'

// Without an offset a moment is one of the browser's own time zone, wherever this runs.
test('a moment is written to the minute, in the way of its language', () => {
  expect(formatDateTime('2024-05-20T16:00:59', 'zh-CN')).toBe('2024/05/20 16:00')
  expect(formatDateTime('2024-12-01T00:05:00', 'en')).toBe('2024-12-01 00:05')
})

test('the offset counts: both are one moment', () => {
  expect(formatDateTime('2024-05-20T23:30:00Z', 'zh-CN')).toBe(formatDateTime('2024-05-21T07:30:00+08:00', 'zh-CN'))
})

test('it is what the platform writes in Chinese', () => {
  const platform = new Intl.DateTimeFormat('zh-CN', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  for (const iso of ['2024-01-01T00:00:00Z', '2024-02-29T12:34:56Z', '2031-12-31T23:59:59.999Z']) {
    expect(formatDateTime(iso, 'zh-CN')).toBe(platform.format(new Date(iso)))
  }
})

test('what is no moment stays as it is', () => {
  expect(formatDateTime('yesterday', 'en')).toBe('yesterday')
})

test('the time of day alone', () => {
  expect(formatTime(new Date(2024, 4, 20, 9, 7))).toBe('09:07')
})
