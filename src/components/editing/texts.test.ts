import { describe, expect, test } from 'vitest'
import { changedFields, mergeTexts, textForm, textsShape } from './texts.ts'

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

describe('a form of texts', () => {
  const { fieldOf, isChanged, schema, shape } = textForm(
    { version: 1, values: base },
    ({ rule }) => (rule === '' ? [{ field: 'rule' as const, code: 'required' }] : []),
    ({ code }) => `said: ${code}`,
  )

  test('says what is wrong at its field', () => {
    const issues = schema.safeParse({ code: '', rule: '' }).error?.issues
    expect(issues?.map(({ path, message }) => [path, message])).toEqual([[['rule'], 'said: required']])
    expect(schema.safeParse(base).success).toBe(true)
  })

  test('takes for a draft what has its fields, right or wrong', () => {
    expect(shape.safeParse({ code: '', rule: '' }).success).toBe(true)
    expect(shape.safeParse({ code: '' }).success).toBe(false)
  })

  test('is changed when a field is', () => {
    expect(isChanged(base, { ...base })).toBe(false)
    expect(isChanged(base, { ...base, code: '2' })).toBe(true)
  })

  test.each([
    ['rule', 'rule'],
    ['content.code', 'code'],
    ['content', undefined],
    ['__proto__', undefined],
  ])('finds what the request calls %s', (requestField, field) => {
    expect(fieldOf(requestField)).toBe(field)
  })
})
