import { expect, test } from 'vitest'
import { fillPath, matchPath } from './path.ts'

test.each([
  ['/api/shares', '/api/shares', {}],
  ['/api/shares/:shareId', '/api/shares/share%201', { shareId: 'share 1' }],
  ['/api/shares/:shareId', '/api/shares/%E0%A4%A', { shareId: '%E0%A4%A' }],
  ['/api/shares/:shareId', `/api/shares/${'x'.repeat(100_000)}`, { shareId: 'x'.repeat(100_000) }],
  ['/api/shares', '/api/shares/', undefined],
  ['/api/shares', '/api/share', undefined],
  ['/api/shares/:shareId', '/api/shares', undefined],
])('%s against %s', (pattern, path, variables) => {
  expect(matchPath(pattern, path)).toEqual(variables)
})

test('what fills a path is what is read from it', () => {
  const { path, used } = fillPath('/api/a/:one/b/:two', { one: 'a/b?c#d', two: '茶 %', three: 3 })

  expect(used).toEqual(['one', 'two'])
  expect(matchPath('/api/a/:one/b/:two', path)).toEqual({ one: 'a/b?c#d', two: '茶 %' })
})
