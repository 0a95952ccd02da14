import { expect, test } from 'vitest'
import { droppedKept, readKept } from './kept.ts'
import { tabStorage } from './textStorage.ts'

const themes = ['light', 'dark']
const read = () => readKept('theme', tabStorage, 'theme', (text) => themes.find((theme) => theme === text))

test('what was never chosen is nothing to tell', () => {
  expect(read()).toBeUndefined()
  expect(droppedKept()).toEqual([])
})

test('what fits is read as often as one likes', () => {
  tabStorage.set('theme', 'dark')
  expect([read(), read(), droppedKept()]).toEqual(['dark', 'dark', []])
})

test('what does not fit is dropped, and told once', () => {
  tabStorage.set('theme', 'pink')
  expect([read(), read()]).toEqual([undefined, undefined])
  expect(tabStorage.get('theme')).toBeNull()
  tabStorage.set('theme', '')
  expect(read()).toBeUndefined()
  expect(droppedKept()).toEqual(['theme'])
})
