import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** What msw 3 takes from `tough-cookie`, and what it does with it. `noCookies.ts` has these and nothing else. */
const imported = 'Cookie, CookieJar, MemoryCookieStore'
const used = [
  'Cookie.fromJSON(',
  '#jar.getCookiesSync(',
  '#jar.setCookie(',
  '#memoryStore.idx =',
  '} = this.#memoryStore',
]

/**
 * Puts `noCookies.ts` in the place of `tough-cookie`, a package of the package msw: 47 KB of the mock backend. The build
 * fails when msw comes to use it in another way.
 */
export function noCookiesPlugin(): Plugin {
  return {
    name: 'no-cookies',
    config: () => ({
      resolve: { alias: { 'tough-cookie': fileURLToPath(new URL('noCookies.ts', import.meta.url)) } },
    }),
    transform(code, id) {
      if (/\/node_modules\/msw\//.test(id)) assertFits(code)
    },
  }
}

/** Throws when a module of msw uses `tough-cookie` otherwise than `noCookies.ts` was written for. */
export function assertFits(code: string): void {
  const clause = /import\s*\{([^}]*)\}\s*from\s*['"]tough-cookie['"]/.exec(code)?.[1]
  if (clause === undefined && !/['"]tough-cookie['"]/.test(code)) return
  const calls = code.match(/(?<!\w)(?:Cookie\.|#jar\.|#memoryStore\.)\w+(?:\(| =)?|\} = this\.#memoryStore/g) ?? []
  if (clause?.trim() !== imported || [...new Set(calls)].toSorted().join() !== used.toSorted().join())
    throw new Error('msw is not what tools/build/noCookies.ts was written for')
}
