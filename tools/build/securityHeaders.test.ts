import { expect, test } from 'vitest'
import { cacheControl, headersFor, securityHeaders } from './securityHeaders.ts'

test.each([
  ['a page', '/sharing/given', 200, 'text/html;charset=utf-8', 'no-store'],
  ['the worker', '/a/b/console/mockServiceWorker.js', 200, 'text/javascript', 'no-store'],
  ['a hashed file', '/assets/index-DiwrgTda.js', 200, 'text/javascript', 'public,max-age=31536000,immutable'],
  ['a source map', '/assets/index-DiwrgTda.js.map', 200, 'application/json', 'public,max-age=31536000,immutable'],
  ['a hashed file under a path', '/a/b/assets/index-D_w-gTda.css', 304, '', 'public,max-age=31536000,immutable'],
  ['a hashed file that is not there', '/assets/index-DiwrgTda.js', 404, 'text/plain', 'no-store'],
  ['a file that keeps its name', '/icon.png', 200, 'image/png', 'no-cache'],
])('%s says how long it may be kept', (_case, path, status, type, expected) => {
  expect(cacheControl(path, status, type)).toBe(expected)
})

test('a real backend elsewhere may be called, and nobody else', () => {
  const connect = (apiUrl?: string) =>
    /connect-src ([^;]*)/.exec(securityHeaders(apiUrl)['Content-Security-Policy'])?.[1]

  expect(connect()).toBe("'self'")
  expect(connect('/')).toBe("'self'")
  expect(connect('https://api.example.com/v1')).toBe("'self' https://api.example.com")
})

test('the sandbox may compile WebAssembly, and nothing else may', () => {
  const policy = (path: string) => headersFor(path)['Content-Security-Policy']
  const sandbox = policy('/a/b/assets/sandbox-D_w-gTda.js')

  expect(sandbox).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  )
  for (const path of [
    '/',
    '/sharing/given',
    '/assets/sandbox.js',
    '/assets/sandbox-D_w-gTda.js/x',
    '/assets/sandbox-D_w-gTda.css',
    '/x-sandbox-D_w-gTda.js',
    '/assets/index-D_w-gTda.js',
    '/mockServiceWorker.js',
  ]) {
    expect(policy(path)).toBe(securityHeaders()['Content-Security-Policy'])
    expect(policy(path)).not.toContain('wasm')
  }
  expect({ ...headersFor('/assets/sandbox-D_w-gTda.js'), 'Content-Security-Policy': '' }).toEqual({
    ...securityHeaders(),
    'Content-Security-Policy': '',
  })
})
