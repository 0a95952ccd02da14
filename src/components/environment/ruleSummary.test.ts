import { expect, test } from 'vitest'
import { ruleSummary } from './ruleSummary.ts'

test.each([
  ['{ "read": true, "write": "doc._openid == auth.openid" }', ['read: true', 'write: doc._openid == auth.openid']],
  ['{}', []],
  ['{"read": {"a": 1}}', ['read: {"a":1}']],
  ['[]', ['[]']],
  ['{', ['{']],
  ['null', ['null']],
])('%s', (rule, lines) => {
  expect(ruleSummary(rule)).toEqual(lines)
})
