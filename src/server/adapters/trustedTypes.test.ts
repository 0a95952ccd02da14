import { expect, test, vi } from 'vitest'
import { isWorkerScript } from './trustedTypes.ts'

const root = new URL('https://console.example/a/')
const isAllowed = (url: string) => isWorkerScript(new URL(url, 'https://console.example/a/sharing/given'), root)

test.each([
  ['the mock backend’s worker', 'https://console.example/a/mockServiceWorker.js'],
  ['the sandbox’s worker', '/a/assets/sandbox-D_w-gTda.js'],
])('%s may start', (_case, url) => {
  expect(isAllowed(url)).toBe(true)
})

test.each([
  ['another file', '/a/assets/index-D_w-gTda.js'],
  ['another path', '/assets/sandbox-D_w-gTda.js'],
  ['another origin', 'https://evil.example/a/assets/sandbox-D_w-gTda.js'],
  ['another origin of that name', 'https://console.example.evil.example/a/assets/sandbox-D_w-gTda.js'],
  ['a query', '/a/assets/sandbox-D_w-gTda.js?x'],
  ['a path through it', '/a/assets/sandbox-D_w-gTda.js/../x.js'],
  ['a longer name', '/a/assets/sandbox-D_w-gTda.js.js'],
  ['data', 'data:text/javascript,1'],
  ['a blob', 'blob:https://console.example/a/assets/sandbox-D_w-gTda.js'],
])('%s may not', (_case, url) => {
  expect(isAllowed(url)).toBe(false)
})

test('in development the sandbox’s source may, and no other', () => {
  expect(isAllowed('/a/src/sandbox/browser/worker.ts?worker_file&type=module')).toBe(true)
  expect(isAllowed('/a/src/main.tsx?worker_file&type=module')).toBe(false)

  vi.stubEnv('DEV', false)
  expect(isAllowed('/a/src/sandbox/browser/worker.ts?worker_file&type=module')).toBe(false)
  vi.unstubAllEnvs()
})
