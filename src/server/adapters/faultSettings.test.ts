import { expect, test } from 'vitest'
import { readFaultSettings } from './faultSettings.ts'

const right = { on: 'GET /api/shares', kind: 'latency', milliseconds: 3000 }

test.each([
  ['nothing', null, []],
  ['an empty text', ' ', []],
  ['an empty list', '[]', []],
  ['one fault', JSON.stringify([right]), [right]],
  ['one for every request', '[{"on":"","kind":"reset","times":1}]', [{ on: '', kind: 'reset', times: 1 }]],
])('%s is set', (_case, text, faults) => {
  expect(readFaultSettings(text)).toEqual({ faults })
})

test.each([
  ['no JSON', '[{"on":', { what: 'no-json' }],
  ['no list', '{"on":"","kind":"reset"}', { what: 'no-list' }],
  ['a text in the list', '["GET"]', { what: 'no-object', entry: 1 }],
  [
    'a kind that is none',
    [right, { on: '', kind: 'latencyy' }],
    { what: 'wrong-value', entry: 2, field: 'kind', value: '"latencyy"' },
  ],
  ['a kind that is missing', [{ on: '' }], { what: 'wrong-value', entry: 1, field: 'kind', value: '' }],
  ['a method in small letters', [{ ...right, on: 'get /api/shares' }], { what: 'wrong-value', entry: 1, field: 'on' }],
  ['an address without its method', [{ ...right, on: '/api/shares' }], { what: 'wrong-value', entry: 1, field: 'on' }],
  ['a number in quotes', [{ ...right, times: '1' }], { what: 'wrong-value', entry: 1, field: 'times', value: '"1"' }],
  ['a field that is mistyped', [right, { ...right, tims: 1 }], { what: 'unknown-field', entry: 2, field: 'tims' }],
])('%s is named, and nothing is set', (_case, given, mistake) => {
  const { faults, mistake: found } = readFaultSettings(typeof given === 'string' ? given : JSON.stringify(given))
  expect(faults).toEqual([])
  expect(found).toMatchObject(mistake)
})
