import { expect, test } from 'vitest'
import { formatTimeAgo } from './timeAgo.ts'

const now = new Date('2024-05-20T16:00:00').getTime()

test.each([
  ['2024-05-20T15:59:01', '刚刚', 'just now'],
  ['2024-05-20T15:59:00', '1 分钟前', '1 min ago'],
  ['2024-05-20T15:00:01', '59 分钟前', '59 min ago'],
  ['2024-05-20T15:00:00', '1 小时前', '1 h ago'],
  ['2024-05-19T16:00:01', '23 小时前', '23 h ago'],
  ['2024-05-19T16:00:00', '1 天前', '1 day ago'],
  ['2024-05-17T15:00:00', '3 天前', '3 days ago'],
  ['2024-04-20T16:00:01', '29 天前', '29 days ago'],
  ['2024-04-20T16:00:00', '2024/04/20', '2024-04-20'],
  ['2019-12-31T23:59:00', '2019/12/31', '2019-12-31'],
  ['2024-05-20T16:05:00', '刚刚', 'just now'],
  ['yesterday', 'yesterday', 'yesterday'],
])('%s is %s, in English %s', (iso, chinese, english) => {
  expect(formatTimeAgo(iso, 'zh-CN', now)).toBe(chinese)
  expect(formatTimeAgo(iso, 'en', now)).toBe(english)
})
