import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonProblem } from './typedJson.ts'

const said = (text: string) => {
  const problem = jsonProblem(text, 50)
  return problem && `${problem.code} ${problem.params.line}:${problem.params.column}`
}
const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`

test.each<[string, string | undefined]>([
  ['{}', undefined],
  [' {"a": [1, -2.5e3, "\\u8336", null, true]} \n', undefined],
  ['{"a": 1,}', 'fault 1:9'],
  ['{"a": 1\n  "b": 2}', 'fault 2:3'],
  ["{'a': 1}", 'fault 1:2'],
  ['{a: 1}', 'fault 1:2'],
  ['{"a" 1}', 'fault 1:6'],
  ['{"茶🍵": x}', 'fault 1:9'],
  ['{"a": 01}', 'fault 1:7'],
  ['{"a": +1}', 'fault 1:7'],
  ['{"a": NaN}', 'fault 1:7'],
  ['{"a": "b\nc"}', 'fault 1:9'],
  ['{"a": "\\x"}', 'fault 1:8'],
  ['{"a": [1, 2}', 'fault 1:12'],
  ['{} {}', 'fault 1:4'],
  ['{"a": 1}\n// note', 'fault 2:1'],
  ['', 'unfinished 1:1'],
  ['  ', 'unfinished 1:3'],
  ['{"a": "b', 'unfinished 1:9'],
  ['{"a": [', 'unfinished 1:8'],
  ['\uFEFF{}', 'fault 1:1'],
  ['{"a": 1,\n "b": {"a": 2},\n "\\u0061": 3}', 'name-repeated 3:2'],
  ['[{"a": 1}, {"a": 1}]', undefined],
  ['{"a": {"__proto__": {}}}', 'name-reserved 1:8'],
  ['{"a": "__proto__", "constructor": 1}', undefined],
  [nested(50), undefined],
  [nested(51), 'too-deep 1:55'],
  [nested(10_000), 'too-deep 1:55'],
  ['['.repeat(100_000), 'too-deep 1:51'],
])('%.60j', (text, problem) => expect(said(text)).toBe(problem))

test.each([
  '0',
  '-1',
  '1.0',
  '1e3',
  '1E+3',
  '0.1',
  '100e-2',
  '9007199254740992',
  '0.30000000000000004',
  '1e21',
  '5e-324',
])('the number %s is kept exactly', (number) => expect(said(`{"a": ${number}}`)).toBeUndefined())

test.each(['9007199254740993', '12345678901234567890', '3.14159265358979323846', '1e999', '-1e999', '1e-400'])(
  'the number %s would be another one, and is refused',
  (number) => expect(said(`{"a": ${number}}`)).toBe('number-inexact 1:7'),
)

describe('whatever is typed', () => {
  test('is refused, at a place within it, or kept exactly', () => {
    const pieces = fc.constantFrom(...'{}[],:"\\1-0.e \n茶\tx\u0001', '"a"', 'true')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const problem = jsonProblem(text, 50)
          if (!problem) return void expect(said(JSON.stringify(JSON.parse(text)))).toBeUndefined()
          const { line, column } = problem.params
          const lines = text.split('\n')
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('a long text is read in no time', () => {
    const texts = ['{"a":'.repeat(20_000), `"${'\\'.repeat(100_001)}`, '1'.repeat(100_000), `[1${'0'.repeat(50_000)}1]`]
    const start = performance.now()
    for (const text of texts) jsonProblem(text, 50)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
