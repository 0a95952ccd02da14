import { expect, test } from 'vitest'
import { hasFilters, readNoticesState, toRequest, writeNoticesState } from './noticesState.ts'

const unsaid = readNoticesState('')

test.each([
  ['nothing', '', {}],
  ['a page', 'page=3&pageSize=50', { page: 3, pageSize: 50 }],
  ['B42 a page that is none', 'page=1e9&pageSize=0', {}],
  ['a search', 'search=%E8%8C%B6', { search: '茶' }],
  ['unread ones', 'unread=true', { unread: 'true' }],
  ['what unread is not', 'unread=yes', {}],
])('reads %s from the address, and writes it again', (_case, search, expected) => {
  const state = readNoticesState(search)

  expect(state).toEqual({ ...unsaid, ...expected })
  expect(readNoticesState(writeNoticesState(state))).toEqual(state)
})

test('asks the backend only for what was chosen', () => {
  expect(toRequest(unsaid)).toEqual({ page: '1', pageSize: '20' })
  expect(toRequest({ ...unsaid, unread: 'true' })).toEqual({ page: '1', pageSize: '20', unread: 'true' })
})

test.each(['search=a', 'unread=true'])('knows that %s is a filter', (search) => {
  expect([hasFilters(unsaid), hasFilters(readNoticesState(search))]).toEqual([false, true])
})
