import { expect, test } from 'vitest'
import { textStorage } from './textStorage.ts'

test('a text is kept by the browser', () => {
  const kept = new Map<string, string>()
  textStorage(() => mapStorage(kept)).set('a', '1')
  const storage = textStorage(() => mapStorage(kept))

  expect([storage.get('a'), storage.get('b')]).toEqual(['1', null])
  storage.remove('a')
  expect(kept.size).toBe(0)
})

test.each<[string, () => Storage]>([
  ['is denied', () => denied()],
  ['is full', () => ({ ...mapStorage(new Map([['a', 'old']])), setItem: denied })],
])('where storage %s, a text is kept for as long as the page is open', (_case, browserStorage) => {
  const storage = textStorage(browserStorage)
  storage.set('a', '1')
  expect(storage.get('a')).toBe('1')
  storage.remove('a')
  storage.remove('never')
  expect(storage.get('never')).toBeNull()
})

test('a text that did not fit takes the older one with it, until one fits again', () => {
  const kept = new Map([['a', 'old']])
  let isFull = true
  const storage = textStorage(() => ({
    ...mapStorage(kept),
    setItem: (name, text) => (isFull ? denied() : void kept.set(name, text)),
  }))
  storage.set('a', 'new')
  expect([kept.get('a'), storage.get('a')]).toEqual([undefined, 'new'])

  isFull = false
  storage.set('a', 'newer')
  kept.set('a', 'changed elsewhere')
  expect(storage.get('a')).toBe('changed elsewhere')
})

function mapStorage(kept: Map<string, string>): Storage {
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  }
}

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}
