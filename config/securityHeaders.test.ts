import { expect, test } from 'vitest'
import { cacheControl, securityHeaders } from './securityHeaders.ts'

test.each([
  ['a page', '/sharing/given', 200, 'text/html;charset=utf-8', 'no-store'],
  ['the worker', '/a/b/console/mockServiceWorker.js', 200, 'text/javascript', 'no-store'],
  ['a hashed file', '/assets/index-DiwrgTda.js', 200, 'text/javascript', 'public,max-age=31536000,immutable'],
  ['a hashed file under a path', '/a/b/assets/index-D_w-gTda.css', 304, '', 'public,max-age=31536000,immutable'],
  ['a hashed file that is not there', '/assets/index-DiwrgTda.js', 404, 'text/plain', 'no-store'],
  ['a file that keeps its name', '/icon.svg', 200, 'image/svg+xml', 'no-cache'],
])('%s says how long it may be kept', (_case, path, status, type, expected) => {
  expect(cacheControl(path, status, type)).toBe(expected)
})

test('a real backend elsewhere may be called, and nobody else', () => {
  const connect = (apiUrl?: string) => /connect-src ([^;]*)/.exec(securityHeaders(apiUrl)['Content-Security-Policy'])?.[1]

  expect(connect()).toBe("'self'")
  expect(connect('/')).toBe("'self'")
  expect(connect('https://api.example.com/v1')).toBe("'self' https://api.example.com")
})
