import { expect, test } from 'vitest'
import { hasFilters, readHistoryState, toRequest, writeHistoryState } from './historyState.ts'

const unsaid = readHistoryState('')

test.each([
  ['nothing', '', {}],
  ['a page', 'page=3&pageSize=50', { page: 3, pageSize: 50 }],
  ['B42 a page that is none', 'page=-1&pageSize=7', {}],
  ['a search', 'search=%E8%8C%B6', { search: '茶' }],
  ['a kind', 'kind=share-revoked', { kind: 'share-revoked' }],
  ['an unknown kind', 'kind=notification-sent', {}],
  ['a share', 'share=share-1', { share: 'share-1' }],
])('reads %s from the address, and writes it again', (_case, search, expected) => {
  const state = readHistoryState(search)

  expect(state).toEqual({ ...unsaid, ...expected })
  expect(readHistoryState(writeHistoryState(state))).toEqual(state)
})

test('asks the backend only for what was chosen', () => {
  expect(toRequest(unsaid)).toEqual({ page: '1', pageSize: '20' })
  expect(toRequest({ ...unsaid, kind: 'share-revoked', share: 'share-1', search: ' 茶 ' })).toEqual({
    page: '1',
    pageSize: '20',
    search: '茶',
    kind: 'share-revoked',
    share: 'share-1',
  })
})

test.each(['search=a', 'kind=share-revoked', 'share=share-1'])('knows that %s is a filter', (search) => {
  expect([hasFilters(unsaid), hasFilters(readHistoryState(search))]).toEqual([false, true])
})
