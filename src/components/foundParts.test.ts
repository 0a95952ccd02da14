import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchWords } from '../domain/searchWords.ts'
import { foundParts } from './foundParts.ts'

test.each([
  ['nothing', '茶语商城', '', '茶语商城'],
  ['a part', '茶语商城', '商城', '茶语[商城]'],
  ['every time it occurs', 'test-test', 'test', '[test]-[test]'],
  ['several words', 'Tea App 10', '10 tea', '[Tea] App [10]'],
  ['words that overlap', 'prod-4gl1', 'prod-4 4gl', '[prod-4gl]1'],
  ['other case and width', 'Ｔｅａ App', 'tEA', '[Ｔｅａ] App'],
  ['what is one sign and several letters', '㎏ 茶', 'g', '[㎏] 茶'],
  ['signs of two units', '茶🍵屋', '🍵', '茶[🍵]屋'],
  ['nothing of a word that is not there', '茶语商城', '商场', '茶语商城'],
])('it marks %s', (_case, text, search, marked) => {
  const parts = foundParts(text, searchWords(search))

  expect(parts.map(({ part, isFound }) => (isFound ? `[${part}]` : part)).join('')).toBe(marked)
})

test('the parts together are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (text, search) => {
      const parts = foundParts(text, searchWords(search))

      expect(parts.map(({ part }) => part).join('')).toBe(text)
      expect(new Set(parts.map(({ start }) => start)).size).toBe(parts.length)
    }),
  )
})
