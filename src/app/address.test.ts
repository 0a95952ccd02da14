// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { commonParametersFor, putAddressRight } from './address.ts'

const byDefault = { world: undefined, as: undefined, language: 'zh-CN', theme: 'system' } as const

test.each([
  ['nothing that is at its default', {}, ''],
  [
    'each choice that is not',
    { world: 'many', as: 'wx1', language: 'en', theme: 'dark' },
    'world=many&as=wx1&lang=en&theme=dark',
  ],
  ['one of them', { theme: 'light' }, 'theme=light'],
] as const)('an address says %s', (_what, chosen, query) => {
  expect(commonParametersFor({ ...byDefault, ...chosen }).query).toBe(query)
})

beforeEach(() => history.replaceState({ kept: 'state' }, '', '/'))

test.each([
  ['what was asked for and is the default goes', '/list?world=demo&lang=zh-CN&page=2#main', {}, '/list?page=2#main'],
  ['what was asked for in vain goes', '/list?world=atlantis', {}, '/list'],
  ['what the tab remembers comes', '/list?page=2', { world: 'many', as: 'wx1' }, '/list?page=2&world=many&as=wx1'],
  ['what the address says wins and stays', '/list?lang=en&page=2', { language: 'en' }, '/list?page=2&lang=en'],
  ['storage is asked for once', '/list?storage=memory', {}, '/list'],
] as const)('%s', (_what, before, chosen, after) => {
  history.replaceState({ kept: 'state' }, '', before)
  putAddressRight(commonParametersFor({ ...byDefault, ...chosen }))
  expect(location.pathname + location.search + location.hash).toBe(after)
  expect(history.state).toEqual({ kept: 'state' })
})
