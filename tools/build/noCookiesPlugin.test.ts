import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import { assertFits } from './noCookiesPlugin.ts'

const msw = path.dirname(createRequire(import.meta.url).resolve('msw/package.json'))
const installed = readFileSync(path.join(msw, 'lib/_chunks/cookie-store.js'), 'utf8')
const unfit = 'msw is not what tools/build/noCookies.ts was written for'

test('the installed msw uses cookies as the build expects', () => {
  expect(installed).toContain('tough-cookie')
  expect(() => assertFits(installed)).not.toThrow()
  expect(() => assertFits("import { http } from 'msw'")).not.toThrow()
})

test.each([
  ['another class', installed.replace('{ Cookie,', '{ Cookie, Store,')],
  ['another method of the jar', installed.replace('#jar.getCookiesSync(', '#jar.getCookieStringSync(')],
  ['one method more', `${installed}\nthis.#jar.removeAllCookiesSync()`],
  ['everything at once', "import * as cookies from 'tough-cookie'"],
  ['it by require', "const cookies = require('tough-cookie')"],
])('an msw that uses %s is refused', (_case, code) => {
  expect(() => assertFits(code)).toThrow(unfit)
})
