import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, searchWords } from './searchWords.ts'

test.each([
  ['nothing', '', []],
  ['spaces', ' \u3000\t ', []],
  ['a word', '商城', ['商城']],
  ['several, however far apart', ' Tea  app\n10 ', ['tea', 'app', '10']],
  ['full width', 'Ｔｅａ\u3000ａｐｐ', ['tea', 'app']],
])('of %s it gives the words', (_case, search, words) => {
  expect(searchWords(search)).toEqual(words)
})

test('B10 a text that would take seconds is cut first', () => {
  const before = performance.now()

  expect(searchWords(`${'商城'.padEnd(256)}${'\u0301'.repeat(100_000)}`)).toEqual(['商城'])
  expect(performance.now() - before).toBeLessThan(50)
})

test('a text is found by each of its own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      for (const word of searchWords(text)) expect(folded(text)).toContain(word)
    }),
  )
})
