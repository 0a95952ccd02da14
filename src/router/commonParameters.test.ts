import { expect, test } from 'vitest'
import { withCommon, withoutCommon, type CommonParameters } from './commonParameters.ts'

const common: CommonParameters = { names: ['world', 'as'], query: 'world=many&as=wx1' }

test.each([
  ['nothing', '', '', '?world=many&as=wx1'],
  ['a bare question mark', '?', '', '?world=many&as=wx1'],
  ['only what is carried', '?as=wx2&world=demo', '', '?world=many&as=wx1'],
  ['a query of its own', '?page=2', 'page=2', '?page=2&world=many&as=wx1'],
  ['both, in any order and more than once', '?as=wx2&page=2&as=wx3&sort=name', 'page=2&sort=name', undefined],
  ['a name that only begins like one', '?assets=1', 'assets=1', undefined],
  ['a name written in another way', '?%61s=wx2&page=2', 'page=2', undefined],
  ['signs as they were written', '?search=a+%E5%95%86%2F', 'search=a+%E5%95%86%2F', undefined],
  ['half a sign', '?search=%E5&as=wx1', 'search=%E5', undefined],
])('%s', (_case, search, own, again) => {
  expect(withoutCommon(search, common)).toBe(own)
  expect(withCommon(own, common)).toBe(again ?? `?${own}&world=many&as=wx1`)
})

test('where everything is at its default, the address has only what the screen says', () => {
  expect(withCommon('', { names: ['as'], query: '' })).toBe('')
  expect(withCommon('page=2', { names: ['as'], query: '' })).toBe('?page=2')
})
