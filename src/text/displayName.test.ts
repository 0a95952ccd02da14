import { expect, test } from 'vitest'
import { naughtyTexts } from '../domain/testing/naughtyTexts.ts'
import { displayName } from './displayName.ts'

const appId = 'wxe0e2656d74f0bff3'

test.each([
  ['an ordinary name', '茶语商城', '茶语商城'],
  ['B18 no name', '', appId],
  ['B18 spaces', '   ', appId],
  ['S09 a direction override', 'evil\u202Egpj.exe', 'evil⟦U+202E⟧gpj.exe'],
  ['a control character', 'a\u0000b', 'a⟦U+0000⟧b'],
  ['64 graphemes', '语'.repeat(64), '语'.repeat(64)],
  ['more than 64 graphemes', '语'.repeat(65), `${'语'.repeat(64)}…`],
])('prints %s', (_case, name, shown) => {
  expect(displayName(name, appId)).toBe(shown)
})

test.each(naughtyTexts.map((text) => [text]))('prints anything without controls: %j', (text) => {
  expect(displayName(text, appId)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})
