import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFault } from './jsonFault.ts'

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
  ['[1,]', 'fault 1:4'],
  ['{} {}', 'fault 1:4'],
  ['{"a": 1}\n// note', 'fault 2:1'],
  ['', 'unfinished 1:1'],
  ['  ', 'unfinished 1:3'],
  ['{\n  "a": 1,\n', 'unfinished 3:1'],
  ['{"a": "b', 'unfinished 1:9'],
  ['{"a": [', 'unfinished 1:8'],
  ['\uFEFF{}', 'fault 1:1'],
])('%j', (text, found) => {
  const fault = jsonFault(text)
  expect(fault && `${fault.kind} ${fault.line}:${fault.column}`).toBe(found)
})

describe('whatever is typed', () => {
  test('it is said where any text that is no JSON goes wrong, inside of it or at its end', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      '1',
      '-',
      '0',
      '.',
      'e',
      'true',
      ' ',
      '\n',
      '茶',
      '\t',
      'x',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
        const text = parts.join('')
        const fault = jsonFault(text)
        expect(fault === undefined).toBe(parses(text))
        if (!fault) return
        const lines = text.split('\n')
        expect(fault.line).toBeLessThanOrEqual(lines.length)
        expect(fault.column).toBeLessThanOrEqual((lines[fault.line - 1] ?? '').length + 1)
      }),
      { numRuns: 2000 },
    )
  })

  test('JSON that is broken off by something impossible is never taken for JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        const cut = text.slice(0, at % (text.length + 1))
        const fault = jsonFault(`${cut}\u0001`)
        expect(fault).toBeDefined()
      }),
    )
  })

  test('the deepest and longest text is looked at in no time', () => {
    const start = performance.now()
    for (const text of [
      '['.repeat(100_000),
      '{"a":'.repeat(20_000),
      `"${'a'.repeat(100_000)}`,
      `"${'\\'.repeat(100_001)}`,
      '1'.repeat(100_000),
      ' '.repeat(100_000),
    ])
      jsonFault(text)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
