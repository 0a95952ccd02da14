import { expect, test } from 'vitest'
import { defaultListState, hasFilters, readListState, toCountsRequest, toRequest, writeListState } from './listState.ts'

test.each([
  ['nothing', '', {}],
  ['B42 page 0', 'page=0', {}],
  ['B42 a negative page', 'page=-1', {}],
  ['B42 a page beyond all', 'page=1e9', {}],
  ['B42 no number', 'page=NaN', {}],
  ['B42 more than a number', 'page=1;drop', {}],
  ['a page', 'page=3', { page: 3 }],
  ['B43 an unknown sort', 'sort=price', {}],
  ['a sort', 'sort=-name', { sort: '-name' }],
  ['an unknown kind', 'kind=toaster', {}],
  ['a kind', 'kind=mini-game', { kind: 'mini-game' }],
  ['what is granted', 'permission=operate', { permission: 'operate' }],
  ['an unknown permission', 'permission=delete', {}],
  ['whether cloudbase_auth is ready', 'readiness=not-ready', { readiness: 'not-ready' }],
  ['whether environments are in order', 'status=unavailable', { status: 'unavailable' }],
  ['an unknown page size', 'pageSize=1000', {}],
  ['a page size', 'pageSize=50', { pageSize: 50 }],
  ['a search', 'search=%E8%8C%B6', { search: '茶' }],
])('reads %s from the address', (_case, search, expected) => {
  expect(readListState(search)).toEqual({ ...defaultListState, ...expected })
})

test('what is written is read back, and defaults are left out', () => {
  const state = { ...defaultListState, search: '茶 & 语', kind: 'mini-game' as const, page: 2 }

  expect(readListState(writeListState(state))).toEqual(state)
  expect(writeListState(defaultListState)).toBe('')
})

test('asks the backend only for what was chosen', () => {
  expect(toRequest('given', defaultListState)).toEqual({
    direction: 'given',
    sort: '-since',
    page: '1',
    pageSize: '20',
  })
  expect(toRequest('received', { ...defaultListState, search: ' 茶 ', environment: 'test-f96b31' })).toMatchObject({
    search: '茶',
    environment: 'test-f96b31',
  })
})

test('asks for counts with the filters, and without page and order', () => {
  const state = { ...defaultListState, search: '茶', permission: 'operate' as const, page: 3, sort: 'name' as const }

  expect(toCountsRequest('given', state)).toEqual({ direction: 'given', search: '茶', permission: 'operate' })
})

test('knows whether anything is filtered', () => {
  expect(hasFilters(defaultListState)).toBe(false)
  expect(hasFilters({ ...defaultListState, kind: 'mini-game' })).toBe(true)
})
