// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/history'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { configurationQuery } from '../../api/configuration.ts'
import { currentEnvironmentQuery, ownEnvironmentsQuery, receivedEnvironmentsQuery } from '../../api/environments.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import { aWorld, testEnvironment } from '../../domain/testing/aWorld.ts'
import { RouterProvider } from '../../router/Router.tsx'
import { createPageFocus, PageFocusContext } from '../../ui/pageFocus.ts'
import { createToastQueue, ToastContext } from '../../ui/toasts.ts'
import { SwitchEnvironmentPage } from './SwitchEnvironmentPage.tsx'

const { configuration } = aWorld().world
const own: EnvironmentView = { id: testEnvironment.id, status: 'normal', authFunction: 'deployed' }

test.each([
  ['in neither list', 'gone-1a2b3c', [own], '当前环境 gone-1a2b3c 已无法访问'],
  ['in neither list, and there is no other', 'gone-1a2b3c', [], '当前环境 gone-1a2b3c 已无法访问'],
  ['not chosen', null, [own], '尚未选择当前环境'],
  ['not chosen, and there is none', null, [], '没有可用的云环境'],
])('a current environment that is %s', (_case, environmentId, items, sentence) => {
  show(environmentId, items)
  expect(screen.getByText(new RegExp(sentence))).toBeDefined()
  expect(screen.queryByText(/没有自有环境/) === null).toBe(environmentId !== null || items.length > 0)
  expect(screen.queryByRole('combobox', { name: '切换到' }) === null).toBe(environmentId === null && items.length === 0)
})

afterEach(cleanup)

function show(environmentId: string | null, items: EnvironmentView[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(currentEnvironmentQuery.queryKey, { environmentId, version: 1 })
  client.setQueryData(ownEnvironmentsQuery.queryKey, { items: items.map((each) => ({ ...each, shares: 0 })) })
  client.setQueryData(receivedEnvironmentsQuery.queryKey, { items: [] })
  client.setQueryData(configurationQuery.queryKey, {
    ...configuration,
    catalogue: configuration.catalogue.map((each) => ({ ...each, actions: [...each.actions] })),
  })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider
        history={createMemoryHistory({ initialEntries: ['/settings/environment'] })}
        base="/"
        common={{ names: [], query: '' }}
        preload={() => true}
      >
        <PageFocusContext value={createPageFocus()}>
          <ToastContext value={createToastQueue([])}>
            <SwitchEnvironmentPage />
          </ToastContext>
        </PageFocusContext>
      </RouterProvider>
    </QueryClientProvider>,
  )
}
