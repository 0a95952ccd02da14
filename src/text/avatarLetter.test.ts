import { expect, test } from 'vitest'
import { avatarLetter } from './avatarLetter.ts'

test.each([
  ['茶语商城', '茶语小筑', '商'],
  ['茶语服务号', '茶语小筑', '服'],
  ['茶语会员', '茶语小筑', '会'],
  ['茶语打卡', '茶语小筑', '打'],
  ['青山咖啡', '茶语小筑', '青'],
  ['茶语小筑', '茶语小筑', '茶'],
  ['茶语', '茶语小筑', '茶'],
  ['Tea Mall', 'Tea House', 'M'],
  ['Teahouse', 'Teapot', 'T'],
  ['茶语 12 号店', '茶语 1 号店', '1'],
  ['茶语店2', '茶语店1', '2'],
  ['', '茶语小筑', 'w'],
])('the letter of “%s” beside “%s” is %s', (name, beside, letter) => {
  expect(avatarLetter(name, 'wx1234567890abcdef', beside)).toBe(letter)
})

test('alone, a name stands by its first letter', () => {
  expect(avatarLetter('茶语商城', 'wx1234567890abcdef')).toBe('茶')
})
