// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NotApplied, OutcomeUnknown, Refused } from '../api/failure.ts'
import type { Reactions, useWrite } from '../api/useWrite.ts'
import { openHistory, RouterProvider, type RouterHistory } from '../router/Router.tsx'
import { createPageFocus, PageFocusContext } from '../ui/pageFocus.ts'
import { createToastQueue, ToastContext } from '../ui/toasts.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'

type TeaWrite = ReturnType<typeof useWrite<{ tea: string }, object>>
interface Shown {
  error?: Error | null
  isPending?: boolean
  isFetching?: boolean
  gone?: string
  blocked?: { reason: string; describedBy: string }
}

const send = vi.fn<TeaWrite['write']>()
const request = { input: { tea: 'jasmine' }, version: 1 }
const stale = new Refused({ code: 'stale-version', params: {}, status: 412 })
let history: RouterHistory

beforeEach(() => {
  history = openHistory()
  history.push('/teas/jasmine')
})
afterEach(() => {
  cleanup()
  history.destroy()
  vi.resetAllMocks()
})

test('it begins at 取消, says what it means before what it touches, and writes once it is confirmed', async () => {
  show()
  const dialog = screen.getByRole('alertdialog', { name: '移除茶' })
  await waitFor(() => expect(document.activeElement).toBe(button('取消')))
  expect(dialog.textContent).toMatch(/将移除茉莉。.*不能恢复。.*涉及的杯子/)
  await press('移除')
  expect(send).toHaveBeenCalledExactlyOnceWith(request, expect.anything())
  await press('取消')
  expect(location.pathname).toBe('/teas')
})

test('done, it says so and leaves', async () => {
  send.mockImplementation((_request, { onSuccess }: Reactions<object> = {}) => onSuccess?.({}))
  const { toasts } = show()
  await press('移除')
  expect(toasts).toEqual(['已移除茉莉'])
  expect(location.pathname).toBe('/teas')
})

test('under way, it says so, and nothing closes it', async () => {
  show({ isPending: true })
  expect(isUnavailable('移除中…')).toBe(true)
  await press('移除中…')
  await press('取消')
  await press('关闭')
  expect(send).not.toHaveBeenCalled()
  expect(location.pathname).toBe('/teas/jasmine')
})

describe('what became of it stands between what can be scrolled and the buttons', () => {
  test.each<[string, Shown, RegExp, boolean]>([
    [
      'a refusal',
      { error: new Refused({ code: 'already-shared', params: {}, status: 422 }) },
      /^已共享给该账号/,
      false,
    ],
    ['an act that was not done', { error: new NotApplied('') }, /^操作未生效，可放心重试$/, false],
    ['an outcome that is not known', { error: new OutcomeUnknown('') }, /^暂时无法确认结果.*再次核对$/, true],
    ['a change meanwhile', { error: stale }, /已变化，请核对。$/, false],
    ['a change that is not shown yet', { error: stale, isFetching: true }, /已变化，请核对。$/, true],
  ])('%s', (_case, shown, said, isLocked) => {
    show(shown)
    const foot = button('取消').parentElement
    expect(foot?.previousElementSibling?.textContent).toMatch(said)
    expect(isUnavailable('移除')).toBe(isLocked)
  })
})

test('what blocks it describes the button that cannot be pressed', async () => {
  show({ blocked: { reason: '请先喝完', describedBy: 'cups' } })
  expect(isUnavailable('移除')).toBe(true)
  expect(button('移除').getAttribute('aria-describedby')).toBe('cups')
  await press('移除')
  expect(send).not.toHaveBeenCalled()
})

test('D13 offline, a sentence beside the button says why it cannot be pressed', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  show()
  const note = screen.getByText('当前离线，恢复网络后可继续')
  expect(note.parentElement).toBe(button('移除').parentElement)
  expect(note.getAttribute('aria-live')).toBe('polite')
  expect(isUnavailable('移除')).toBe(true)
})

test('about something that is gone, there is only the way back', () => {
  show({ gone: '茉莉已被移除' })
  expect(screen.getByText('茉莉已被移除')).toBeDefined()
  expect(screen.queryByText('不能恢复。')).toBeNull()
  expect(screen.queryByRole('button', { name: '移除' })).toBeNull()
  expect(button('返回列表')).toBeDefined()
})

function show({ error = null, isPending = false, isFetching = false, gone, blocked }: Shown = {}) {
  const toasts: string[] = []
  const queue = createToastQueue([])
  queue.listen((title) => toasts.push(title))
  const write: TeaWrite = {
    write: send,
    checkAgain: () => {},
    reset: () => {},
    error,
    isPending,
    isChecking: false,
    isLocked: isPending || error instanceof OutcomeUnknown,
    isDone: false,
  }
  render(
    <RouterProvider history={history} base="/" common={{ names: [], query: '' }} preload={() => true}>
      <PageFocusContext value={createPageFocus()}>
        <ToastContext value={queue}>
          <ConfirmDialog
            title="移除茶"
            labels={{
              confirm: '移除',
              busy: '移除中…',
              done: '已移除茉莉',
              back: '返回列表',
              changed: '已变化，请核对。',
            }}
            write={write}
            request={request}
            gone={gone}
            blocked={blocked}
            isFetching={isFetching}
            parent="/teas"
            consequences={['不能恢复。']}
            affected={<p>涉及的杯子</p>}
          >
            <p>将移除茉莉。</p>
          </ConfirmDialog>
        </ToastContext>
      </PageFocusContext>
    </RouterProvider>,
  )
  return { toasts }
}

function button(name: string) {
  return screen.getByRole('button', { name })
}

function isUnavailable(name: string) {
  return button(name).getAttribute('aria-disabled') === 'true'
}

async function press(name: string) {
  await act(async () => {
    fireEvent.click(button(name))
    // What the browser does with its history comes in tasks of its own.
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
}
