// @vitest-environment happy-dom
import { act, cleanup, fireEvent, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CommonParameters } from './commonParameters.ts'
import { Link } from './Link.tsx'
import { openHistory, RouterProvider, useLocation, useRouter, type Router, type RouterHistory } from './Router.tsx'

const base = '/console/'
const preload = vi.fn<(path: string) => boolean>(() => true)
let history: RouterHistory
let router: Router

beforeEach(() => {
  globalThis.history.replaceState(null, '', '/console/list?page=2')
  history = openHistory()
  preload.mockClear()
})
afterEach(() => {
  cleanup()
  history.destroy()
})

test('an address is read below the base, with its query', () => {
  show()
  expect(screen.getByText('/list page=2')).toBeDefined()
})

test('navigate goes on, and back is where one was', async () => {
  show()
  await go(() => router.navigate('/dialog?page=2'))
  expect(screen.getByText('/dialog page=2')).toBeDefined()
  expect(location.pathname).toBe('/console/dialog')
  await go(() => history.back())
  expect(screen.getByText('/list page=2')).toBeDefined()
})

test('replaced, an address is not gone back to', async () => {
  show()
  await go(() => router.navigate('/one'))
  await go(() => router.navigate('/two', { replace: true }))
  await go(() => history.back())
  expect(screen.getByText('/list page=2')).toBeDefined()
})

describe('what every address carries', () => {
  const names = ['as', 'lang']

  test('is no part of the query of a screen, and stays where one goes', async () => {
    begin('/console/list?as=wx1&page=2&lang=en')
    show({ names, query: 'as=wx1&lang=en' })
    expect(screen.getByText('/list page=2')).toBeDefined()
    expect(screen.getByRole('link').getAttribute('href')).toBe('/console/linked?page=2&as=wx1&lang=en')

    await go(() => router.navigate('/next'))
    expect(location.search).toBe('?as=wx1&lang=en')
    await go(() => router.navigate('?search=a+b'))
    expect(location.search).toBe('?search=a+b&as=wx1&lang=en')
    expect(screen.getByText('/next search=a+b')).toBeDefined()
    await go(() => router.navigate('/dialog'))
    await go(() => router.leave('/parent'))
    expect(location.search).toBe('?search=a+b&as=wx1&lang=en')
  })

  test('changes in the address when something else is chosen, without a way back to what was', async () => {
    begin('/console/list?page=2&lang=en')
    const { rerender } = show({ names, query: 'lang=en' })
    await go(() => router.navigate('/next'))
    await go(() => rerender({ names, query: 'as=wx2' }))
    expect(location.pathname + location.search).toBe('/console/next?as=wx2')
    expect(screen.getByRole('link').getAttribute('href')).toBe('/console/linked?page=2&as=wx2')

    await go(() => history.back())
    expect(location.pathname + location.search).toBe('/console/list?page=2&as=wx2')
    expect(screen.getByText('/list page=2')).toBeDefined()
  })

  test('a dialog that asks before it is left does not ask about it', async () => {
    const { rerender } = show({ names, query: '' })
    const mayLeave = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false))
    router.block(mayLeave)
    await go(() => rerender({ names, query: 'lang=en' }))
    expect(mayLeave).not.toHaveBeenCalled()
    expect(location.search).toBe('?page=2&lang=en')
  })
})

test('from a question mark on, navigate changes the query alone', async () => {
  show()
  await go(() => router.navigate('?page=3'))
  expect(screen.getByText('/list page=3')).toBeDefined()
  await go(() => router.navigate('?'))
  expect(screen.getByText('/list')).toBeDefined()
})

test('leave goes back to where a dialog was opened from, whatever its parent', async () => {
  show()
  await go(() => router.navigate('/dialog'))
  await go(() => router.leave('/elsewhere'))
  expect(screen.getByText('/list page=2')).toBeDefined()
})

test('leave replaces what was opened by its address with the parent', async () => {
  show()
  await go(() => router.leave('/parent'))
  expect(screen.getByText('/parent')).toBeDefined()
  expect(location.pathname).toBe('/console/parent')
})

test.each<[string, () => void]>([
  ['navigate', () => router.navigate('/other')],
  ['replacing', () => router.navigate('/other', { replace: true })],
  ['leave', () => router.leave('/list')],
  ['the browser’s Back', () => globalThis.history.back()],
])('%s is asked about; with no, one stays, with yes, one goes', async (_how, leaveIt) => {
  show()
  await go(() => router.navigate('/dialog'))
  const mayLeave = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false))
  const unblock = router.block(mayLeave)
  await go(leaveIt)
  expect(mayLeave).toHaveBeenCalledTimes(1)
  expect(screen.getByText('/dialog')).toBeDefined()
  expect(location.pathname).toBe('/console/dialog')

  mayLeave.mockResolvedValue(true)
  await go(leaveIt)
  expect(screen.queryByText('/dialog')).toBeNull()

  unblock()
  await go(() => router.navigate('/after'))
  expect(mayLeave).toHaveBeenCalledTimes(2)
})

test.each<[string, () => void, string]>([
  ['navigate', () => router.navigate('/other', { ignoreBlocker: true }), '/other'],
  ['replacing', () => router.navigate('/other', { replace: true, ignoreBlocker: true }), '/other'],
  ['leave', () => router.leave('/parent', { ignoreBlocker: true }), '/list page=2'],
])(
  '%s goes without asking when what is guarded is done; the next one is asked about again',
  async (_how, go_, shown) => {
    show()
    await go(() => router.navigate('/dialog'))
    const mayLeave = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false))
    router.block(mayLeave)
    await go(go_)
    expect(mayLeave).not.toHaveBeenCalled()
    expect(screen.getByText(shown)).toBeDefined()

    await go(() => router.navigate('/next'))
    expect(mayLeave).toHaveBeenCalledTimes(1)
    expect(screen.getByText(shown)).toBeDefined()
  },
)

test('another query of the same path is no leaving', async () => {
  show()
  const mayLeave = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false))
  router.block(mayLeave)
  await go(() => router.navigate('?page=3'))
  expect(mayLeave).not.toHaveBeenCalled()
  expect(screen.getByText('/list page=3')).toBeDefined()
})

test('a link is followed in place and loads ahead; with a key held it is the browser’s', async () => {
  show()
  const link = screen.getByRole('link')
  expect(link.getAttribute('href')).toBe('/console/linked?page=2')
  fireEvent.pointerEnter(link)
  expect(preload).toHaveBeenCalledWith('/linked')

  const isLeftToBrowser = fireEvent.click(link, { ctrlKey: true })
  expect(isLeftToBrowser).toBe(true)
  expect(screen.getByText('/list page=2')).toBeDefined()
  await go(() => fireEvent.click(link))
  expect(screen.getByText('/linked page=2')).toBeDefined()
})

function begin(address: string) {
  history.destroy()
  globalThis.history.replaceState(null, '', address)
  history = openHistory()
}

function show(common: CommonParameters = { names: [], query: '' }) {
  let carried = common
  const { result, rerender } = renderHook(useRouter, {
    wrapper: ({ children }) => (
      <RouterProvider history={history} base={base} common={carried} preload={preload}>
        <Here />
        <Link to="/linked?page=2">to it</Link>
        {children}
      </RouterProvider>
    ),
  })
  router = result.current
  return {
    rerender: (other: CommonParameters) => {
      carried = other
      rerender()
      router = result.current
    },
  }
}

function Here() {
  const { path, search } = useLocation()
  return <p>{`${path} ${search}`.trim()}</p>
}

/** What the browser does with its history comes in tasks of its own. */
async function go(how: () => void) {
  await act(async () => {
    how()
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
}
