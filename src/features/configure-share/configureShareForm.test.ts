import { expect, test } from 'vitest'
import type { GrantRow } from '../../components/grants/grantRows.ts'
import { isChanged, merge, toRequest } from './configureShareForm.ts'

const row = (environmentId: string, ...permissions: string[]): GrantRow => ({ environmentId, permissions })
const view = 'functions.view'
const invoke = 'functions.invoke'
const base = { rows: [row('a', view)] }

test.each<[string, GrantRow[], boolean]>([
  ['the same rows', [row('a', view)], false],
  ['other permissions', [row('a', invoke)], true],
  ['one more environment', [row('a', view), row('b', view)], true],
  ['a row without an environment, which is something to lose', [row('a', view), row('', view)], true],
])('%s', (_case, rows, is) => {
  expect(isChanged(base, { rows })).toBe(is)
})

test('what I changed goes on top of what they changed', () => {
  const merged = merge(base, { rows: [row('a', view, invoke)] }, { rows: [row('a', view), row('b', view)] })
  expect(merged).toEqual({ rows: [row('a', view, invoke), row('b', view)] })
})

test('the rows are what is requested', () => {
  expect(toRequest('share-1', base)).toEqual({ shareId: 'share-1', grants: base.rows })
})
