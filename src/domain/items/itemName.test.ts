import { expect, test } from 'vitest'
import { isItemName, isRecordId } from './itemName.ts'
import type { Resource } from '../sharing/permission.ts'

const a = (count: number) => 'a'.repeat(count)

test.each<[Resource, string[], string[]]>([
  [
    'functions',
    ['cloudbase_auth', 'A', 'get-Orders_2', a(60)],
    ['', '_hidden', '-a', '1st', 'a b', 'a.b', 'a/b', '会员', 'a\n', '\na', a(61), 'ａ'],
  ],
  ['database', ['orders', 'A_1-b', a(32)], ['', '_orders', '2024', 'or ders', 'orders\n', '订单', a(33)]],
  ['run', ['coupon', 'a1', 'a-2', a(20)], ['', 'a', 'Coupon', 'a_b', '1a', '-a', 'a\n', a(21)]],
  [
    'storage',
    ['readme.txt', 'menu/autumn 2026.json', '菜单/秋.json', 'a..b', '.hidden', '...', a(255)],
    ['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/../b', 'a/./b', 'a\0b', 'a\nb', '\u0085', '\u007f', a(256)],
  ],
  ['hosting', ['index.html', 'rules/index.html'], ['', '/index.html', 'rules/', '../index.html', 'a\tb']],
])('%s may be called %j and not %j', (resource, good, bad) => {
  expect([...good, ...bad].filter((name) => isItemName(resource, name))).toEqual(good)
})

test('records may have ids that are safe in an address', () => {
  const good = ['a', 'order-1', 'A_3', '0', a(64)]
  const bad = ['', '.', '..', 'a b', 'a/b', 'a.b', '一', 'a\n', a(65)]

  expect([...good, ...bad].filter(isRecordId)).toEqual(good)
})

test('the longest input is looked at in no time', () => {
  const start = performance.now()
  for (const resource of ['functions', 'database', 'storage', 'run', 'hosting'] as const)
    for (const piece of ['a', 'a/', '/', '../', '\u0000']) isItemName(resource, piece.repeat(100_000))

  expect(performance.now() - start).toBeLessThan(500)
})
