// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { linksAround } from './linksAround.ts'

beforeEach(() => {
  const main = document.createElement('main')
  const body = main.appendChild(document.createElement('table')).createTBody()
  for (const id of ['a', 'b', 'c', 'd']) {
    const cell = body.insertRow().insertCell()
    for (const act of ['configure', 'revoke']) {
      const link = cell.appendChild(document.createElement('a'))
      link.href = `/list/${id}/${act}`
    }
  }
  document.body.replaceChildren(main)
})

test.each([
  ['in the middle, those below and then those above', '/list/b/revoke', ['c', 'd', 'a']],
  ['first', '/list/a/revoke', ['b', 'c', 'd']],
  ['last, those above, the nearest first', '/list/d/revoke', ['c', 'b', 'a']],
])('of a row %s', (_case, address, ids) => {
  history.replaceState(null, '', `${address}?page=2`)

  expect(linksAround().map((link) => link.getAttribute('href'))).toEqual(ids.map((id) => `/list/${id}/revoke`))
})

test('for an address that no row leads to there are none', () => {
  history.replaceState(null, '', '/list/e/revoke')

  expect(linksAround()).toEqual([])
})
