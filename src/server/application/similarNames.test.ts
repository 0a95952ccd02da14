import { expect, test } from 'vitest'
import { skeletonOf } from './similarNames.ts'

test.each([
  ['the same name twice', '茶语商城', '茶语商城', true],
  ['a name with a space', '茶语商城', '茶语 商城', true],
  ['a name with something invisible', '茶语商城', '茶语\u200b商城', true],
  ['a Cyrillic letter', 'Tea', 'Tеa', true],
  ['a digit for a letter', 'Teaoo', 'Tea00', true],
  ['full-width letters', 'Tea', 'Ｔｅａ', true],
  ['two different names', '茶语商城', '茶语会员', false],
])('B18 %s', (_case, one, other, similar) => {
  expect(skeletonOf(one) === skeletonOf(other)).toBe(similar)
})
