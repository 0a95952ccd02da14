import { expect, test } from 'vitest'
import { naughtyTexts } from '../domain/testing/naughtyTexts.ts'
import { displayName, displayText } from './displayName.ts'

const appId = 'wxe0e2656d74f0bff3'

test.each([
  ['an ordinary name', '茶语商城', '茶语商城'],
  ['B18 no name', '', appId],
  ['B18 spaces', '   ', appId],
  ['S09 a direction override', 'evil\u202Egpj.exe', 'evil⟦U+202E⟧gpj.exe'],
  ['a control character', 'a\u0000b', 'a⟦U+0000⟧b'],
  ['half a character', 'a\ud83d', 'a⟦U+D83D⟧'],
  ['X10 a name from the right, isolated', 'مقهى الشاي', '\u2068مقهى الشاي\u2069'],
  ['X10 a name in both directions, isolated', 'Café שלום 2', '\u2068Café שלום 2\u2069'],
  ['X10 a name that closes an isolate itself', 'שלום\u2069', '\u2068שלום⟦U+2069⟧\u2069'],
  ['more than 64 graphemes from the right', 'ש'.repeat(65), `\u2068${'ש'.repeat(64)}…\u2069`],
  ['64 graphemes', '语'.repeat(64), '语'.repeat(64)],
  ['more than 64 graphemes', '语'.repeat(65), `${'语'.repeat(64)}…`],
])('prints %s', (_case, name, shown) => {
  expect(displayName(name, appId)).toBe(shown)
})

test.each([
  ['a path, whole', `${'a/'.repeat(100)}b`, `${'a/'.repeat(100)}b`],
  ['a path that turns the direction', 'menu/\u202Egpj.exe', 'menu/⟦U+202E⟧gpj.exe'],
  ['a path with a control character', 'a\nb\u0000', 'a⟦U+000A⟧b⟦U+0000⟧'],
  ['a path from the right, isolated', 'קובץ.txt', '\u2068קובץ.txt\u2069'],
  ['nothing', '', ''],
])('X10 prints %s', (_case, text, shown) => {
  expect(displayText(text)).toBe(shown)
})

test.each(naughtyTexts.map((text) => [text]))(
  'prints anything well-formed, without controls of its own: %j',
  (text) => {
    const shown = displayName(text, appId).replace(/^\u2068(.*)\u2069$/su, '$1')
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
  },
)
