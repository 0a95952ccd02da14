import { expect, test } from 'vitest'
import { changedFields, mergeTexts, textsShape } from './texts.ts'

const base = { code: '1', rule: 'a' }

test.each([
  ['nobody changed anything', base, base, base],
  ['I changed a field', { code: '2', rule: 'a' }, base, { code: '2', rule: 'a' }],
  ['they changed a field', base, { code: '1', rule: 'b' }, { code: '1', rule: 'b' }],
  ['each changed another', { code: '2', rule: 'a' }, { code: '1', rule: 'b' }, { code: '2', rule: 'b' }],
  ['both changed the same', { code: '2', rule: 'a' }, { code: '3', rule: 'a' }, { code: '2', rule: 'a' }],
])('re-applied where %s', (_case, mine, theirs, result) => {
  expect(mergeTexts(base, mine, theirs)).toEqual(result)
})

test('the fields that differ', () => {
  expect(changedFields(base, base)).toEqual([])
  expect(changedFields(base, { code: '1', rule: 'b' })).toEqual(['rule'])
})

test.each([
  ['the fields of the form', { code: '', rule: '' }, true],
  ['one too few', { code: '' }, false],
  ['one too many', { code: '', rule: '', name: '' }, false],
  ['another one', { code: '', toString: '' }, false],
])('%s', (_case, texts, is) => {
  expect(textsShape(['code', 'rule']).safeParse(texts).success).toBe(is)
})
