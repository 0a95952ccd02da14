import { describe, expect, test } from 'vitest'
import { createQueryClient } from '../api/queryClient.ts'
import { paths } from '../paths.ts'
import { codeOf, findRoute, redirect, route } from './route.ts'
import { loadable, present } from './loadable.tsx'
import { routes } from './routes.tsx'

const at = (path: string) => findRoute(routes, path.split('?')[0] ?? '')

test.each([
  [paths.shares('given'), '/sharing/given', {}],
  [paths.shares('received', 'page=2'), '/sharing/received', {}],
  [paths.shareEnvironments(), '/sharing/given/new', {}],
  [paths.configureShare('s 1'), '/sharing/given/:shareId/configure', { shareId: 's 1' }],
  [paths.revokeShare('given', 's'), '/sharing/given/:shareId/revoke', { shareId: 's' }],
  [paths.revokeShare('received', 's'), '/sharing/received/:shareId/revoke', { shareId: 's' }],
  [paths.snippets('given', 's'), '/sharing/given/:shareId/snippets', { shareId: 's' }],
  [paths.snippets('received', 's'), '/sharing/received/:shareId/snippets', { shareId: 's' }],
  [paths.printShares('given'), '/sharing/given/print', {}],
  [paths.printShares('received', 'search=x'), '/sharing/received/print', {}],
  [paths.errors(), '/errors', {}],
  [paths.guide(), '/guide', {}],
  [paths.tryCode(), '/try', {}],
  [paths.extensions(), '/settings/extensions', {}],
  [paths.deregister(), '/settings/extensions/deregister', {}],
  [paths.environment(), '/settings/environment', {}],
  [paths.notifications(), '/notifications', {}],
  [paths.environments(), '/environments', {}],
])('the link %s leads to %s', (link, pattern, variables) => {
  expect(at(link)).toMatchObject({ route: { pattern }, variables })
})

const inEnvironment = { environmentId: 'e', itemId: 'i' }
test.each([
  [paths.items('e', 'storage'), 'page', { environmentId: 'e', resource: 'storage' }],
  [paths.newItem('e', 'storage'), 'new', { environmentId: 'e', resource: 'storage' }],
  [paths.item('e', 'database', 'i'), ':itemId', { ...inEnvironment, resource: 'database' }],
  [paths.removeItem('e', 'database', 'i'), 'remove', { ...inEnvironment, resource: 'database' }],
  [paths.records('e', 'i'), 'records', inEnvironment],
  [paths.newRecord('e', 'i'), 'records/new', inEnvironment],
  [paths.record('e', 'i', 'new'), ':recordId', { ...inEnvironment, recordId: 'new' }],
  [paths.removeRecord('e', 'i', 'r'), ':recordId/remove', { ...inEnvironment, recordId: 'r' }],
])('the link %s in an environment leads to %s', (link, _what, variables) => {
  expect(at(link)?.variables).toEqual(variables)
})

test('what is in no table is found nowhere', () => {
  expect(at('/nowhere')).toBeUndefined()
  expect(at('/environments/e/functions/i/remove/more')).toBeUndefined()
})

test('the root leads to the list with its query, an environment to its functions', () => {
  const target = (path: string, search = '') => {
    const found = at(path)
    return found?.route.redirect?.(found.variables, search)
  }
  expect(target('/', 'search=x')).toBe('/sharing/given?search=x')
  expect(target('/environments/e')).toBe('/environments/e/functions')
  expect(target('/sharing/given')).toBeUndefined()
})

test('both lists ask for their own shares before they are drawn', () => {
  for (const direction of ['given', 'received'] as const) {
    const client = createQueryClient(Date.now)
    client.setDefaultOptions({ queries: { queryFn: () => null, retry: false } })
    const found = at(paths.shares(direction))
    const asked = found && !found.route.redirect ? (found.route.prefetch?.(client, 'search=x') ?? []) : []
    void Promise.allSettled(asked)
    expect(
      client
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ).toEqual([['configuration'], ['shares', expect.objectContaining({ direction, search: 'x' })]])
  }
})

describe('code', () => {
  const Nothing = () => null
  const lazy = () => loadable(() => Promise.resolve(Nothing))

  test('of an address is that of its page and of its dialog', async () => {
    const [page, dialog] = [lazy(), lazy()]
    const table = [route('/a', { page }), route('/a/b', { page, dialog }), redirect('/', () => '/a')]

    expect(codeOf(findRoute(table, '/a'))).toEqual([page])
    expect(codeOf(findRoute(table, '/a/b'))).toEqual([page, dialog])
    expect(codeOf(findRoute(table, '/'))).toEqual([])
    expect(codeOf(findRoute(table, '/c'))).toEqual([])
  })

  test('is there once it was loaded, and always when it is part of the first download', async () => {
    const screen = lazy()
    expect([screen.isLoaded(), present(Nothing).isLoaded()]).toEqual([false, true])
    await screen.load()
    expect(screen.isLoaded()).toBe(true)
  })
})
