import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sessionQuery } from '../api/session.ts'
import { owner } from '../domain/testing/aWorld.ts'
import type { MockBackendControl } from './mockBackend.ts'

// Drawn without a browser, which alone can say that.
vi.mock('../api/useOnline.ts', () => ({ useOnline: () => true }))
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterAll(() => vi.unstubAllGlobals())

async function drawn(mockBackend: MockBackendControl | undefined) {
  // The modules look at the browser when they are loaded.
  const [{ createMemoryHistory }, { RouterProvider }, { Shell }] = await Promise.all([
    import('@tanstack/history'),
    import('../router/Router.tsx'),
    import('./Shell.tsx'),
  ])
  const client = new QueryClient()
  client.setQueryData(sessionQuery.queryKey, {
    account: { appId: owner.appId, name: owner.name, kind: owner.kind, entity: '茶语', cloud: 'opened' },
    activated: true,
    counts: { given: 0, received: 0, unread: 0 },
  })
  const choices = {
    language: 'zh-CN',
    theme: 'light',
    onLanguage: () => {},
    onTheme: () => {},
    onAccount: () => {},
  } as const
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <RouterProvider
        history={createMemoryHistory({ initialEntries: ['/sharing/given'] })}
        base="/"
        common={{ names: [], query: '' }}
        preload={() => false}
      >
        <Shell mockBackend={mockBackend} choices={choices}>
          {null}
        </Shell>
      </RouterProvider>
    </QueryClientProvider>,
  )
}

const noFaults = { faults: [] }
const control: MockBackendControl = {
  transport: 'in-page',
  storage: 'indexeddb',
  outdated: { is: () => false, listen: () => () => {} },
  scenario: 'demo',
  scenarios: ['demo'],
  ignored: [],
  address: { world: undefined, as: undefined },
  firstAccount: owner.appId,
  faults: { current: () => noFaults, listen: () => () => {}, clear: () => {} },
  reset: async () => {},
}

test('with the mock backend the shell says so, lets another account act and leads to the playground', async () => {
  const html = await drawn(control)

  expect(html).toContain('模拟数据')
  expect(html).toContain('href="/try"')
  expect(html).toMatch(new RegExp(`<button[^>]*aria-haspopup="dialog"[^>]*>(?:(?!</button>).)*${owner.appId}`))
})

test('with a real backend it has nothing of that: who acts is only shown', async () => {
  const html = await drawn(undefined)

  expect(html).toContain(owner.appId)
  expect(html).not.toContain('模拟数据')
  expect(html).not.toContain('href="/try"')
  // Language and theme.
  expect(html.match(/popover="auto"/g)).toHaveLength(1)
  expect(html).toContain('href="/notifications"')
})
