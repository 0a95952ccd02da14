import { expect, test } from 'vitest'
import { isScoped, scoped } from './scope.ts'

const bases = ['/', '/console/', '/a/console/', '/a/b/console/']

test('the console at the root keeps plain names', () => {
  expect(scoped('environment-sharing', '/')).toBe('environment-sharing')
})

test('S31 a long name is looked at in no time', () => {
  const start = performance.now()
  isScoped(`${':/'.repeat(100_000)}x`, '/')
  expect(performance.now() - start).toBeLessThan(50)
})

test('consoles below different paths use different names, and each knows its own', () => {
  for (const name of ['environment-sharing', 'draft.edit-item.https://a/b', 'mock.faults']) {
    const names = bases.map((base) => scoped(name, base))
    expect(new Set(names).size).toBe(bases.length)
    for (const base of bases) expect(names.filter((each) => isScoped(each, base))).toEqual([scoped(name, base)])
  }
})
