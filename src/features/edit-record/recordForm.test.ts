import { expect, test } from 'vitest'
import { problemsOf, textsOf, toData, type RecordField } from './recordForm.ts'

const limits = { isNew: true, maxKilobytes: 1 }

test.each<[string, Partial<Record<RecordField, string>>, string | undefined]>([
  ['an empty object without an id', {}, undefined],
  ['an id of its own', { id: 'order-1' }, undefined],
  ['an id with a space', { id: 'a b' }, 'id record-id-invalid'],
  ['no JSON', { data: '{"a": }' }, 'data fault'],
  ['half of it', { data: '{"a": 1' }, 'data unfinished'],
  ['K7 a name twice', { data: '{"a": 1, "a": 2}' }, 'data name-repeated'],
  ['K7 a name that JavaScript would drop', { data: '{"__proto__": 1}' }, 'data name-reserved'],
  ['K7 a number that no double holds', { data: '{"a": 9007199254740993}' }, 'data number-inexact'],
  ['K7 a number that is too large', { data: '{"a": 1e999}' }, 'data number-inexact'],
  ['K7 ten thousand levels', { data: `{"a": ${'['.repeat(10_000)}${']'.repeat(10_000)}}` }, 'data too-deep'],
  ['a list', { data: '[1]' }, 'data not-an-object'],
  ['a number', { data: '1' }, 'data not-an-object'],
  ['nothing', { data: 'null' }, 'data not-an-object'],
  ['as much as may be', { data: JSON.stringify({ a: 'a'.repeat(1016) }) }, undefined],
  ['a byte more', { data: JSON.stringify({ a: 'a'.repeat(1017) }) }, 'data item-too-large'],
])('%s', (_case, change, wrong) => {
  const texts = { id: '', data: '{}', ...change }
  expect(problemsOf(texts, limits).map(({ field, code }) => `${field} ${code}`)).toEqual(wrong ? [wrong] : [])
})

test('the id of a record that is there is not asked about', () => {
  expect(problemsOf({ id: 'from elsewhere', data: '{}' }, { ...limits, isNew: false })).toEqual([])
})

test('a record comes back as it was', () => {
  const data = { tea: '茉莉雪芽', cups: 2, remarks: ['少冰', null], more: { a: true } }
  expect(toData(textsOf({ id: 'order-1', data, openId: null, version: 1, updatedAt: '' }))).toEqual(data)
})

test('a name that is special to JavaScript is only a name', () => {
  const read = toData({ id: '', data: '{"__proto__": {"polluted": true}}' })
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(Reflect.get(read, 'polluted')).toBeUndefined()
})
