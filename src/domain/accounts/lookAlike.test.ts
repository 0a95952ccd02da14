import { expect, test } from 'vitest'
import { lookAlikeOf } from './lookAlike.ts'

test.each([
  ['а', 'cyrillic', 'a'],
  ['с', 'cyrillic', 'c'],
  ['ё', 'cyrillic', 'e'],
  ['б', 'cyrillic', '6'],
  ['з', 'cyrillic', '3'],
  ['ο', 'greek', '0'],
  ['χ', 'greek', 'x'],
  ['օ', 'armenian', '0'],
  ['ס', 'hebrew', '0'],
  ['ı', 'latin', '1'],
  ['ç', 'latin', 'c'],
  ['o', 'ascii', '0'],
  ['i', 'ascii', '1'],
  ['〇', 'other', '0'],
  ['٠', 'digit', '0'],
  ['۹', 'digit', '9'],
  ['५', 'digit', '5'],
])('K8: %s is %s and meant as %s', (character, script, meant) => {
  expect(lookAlikeOf(character)).toEqual({ script, meant })
})

test.each(['g', 'ш'.toUpperCase(), '茶', '🫖', '!', '\ud83d', '\u0000', ''])('%j is meant as nothing', (character) => {
  expect(lookAlikeOf(character)).toBeUndefined()
})
