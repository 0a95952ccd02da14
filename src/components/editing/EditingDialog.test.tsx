// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NotApplied, OutcomeUnknown, Refused } from '../../api/failure.ts'
import { openHistory, RouterProvider, type RouterHistory } from '../../router/Router.tsx'
import { createPageFocus, PageFocusContext } from '../../ui/pageFocus.ts'
import { createToastQueue, ToastContext } from '../../ui/toasts.ts'
import { drafts } from './drafts.ts'
import { EditingDialog } from './EditingDialog.tsx'
import { TextInput } from './fields.tsx'
import { textForm, type Texts } from './texts.ts'
import { useEditing } from './useEditing.ts'
import { useTextConflict } from './useTextConflict.tsx'

type Tea = Texts<'name' | 'price'>
interface FormProps {
  version?: number
  price?: string
  error?: Error | null
  isPending?: boolean
  blocked?: string
}

const send = vi.fn<(valid: Tea, version: number) => void>()
const onClose = vi.fn<() => void>()
const focus = createPageFocus()
const toasts = createToastQueue([])
let history: RouterHistory

beforeEach(() => {
  sessionStorage.clear()
  history = openHistory()
})
afterEach(() => {
  cleanup()
  history.destroy()
  vi.clearAllMocks()
})

test('it begins in its first field, submits and is closed', async () => {
  show()
  await waitFor(() => expect(document.activeElement).toBe(field('名称')))
  type('名称', '桂花')
  await press('保存')
  expect(send).toHaveBeenCalledExactlyOnceWith({ name: '桂花', price: '18' }, 1, expect.anything())
  await press('取消')
  expect(onClose).toHaveBeenCalledOnce()
})

test('how much there is to put right is said once the user has tried to submit', async () => {
  show()
  type('名称', '')
  expect(screen.queryByText('有 1 处需要修改')).toBeNull()
  await press('保存')
  expect(screen.getByText('有 1 处需要修改')).toBeDefined()
  expect(send).not.toHaveBeenCalled()
})

test('a draft that is back can be given up', async () => {
  drafts.write('tea', { values: { name: '桂花', price: '18' } })
  show()
  expect(screen.getByText('已恢复未提交的更改')).toBeDefined()
  await press('放弃')
  expect(field('名称').value).toBe('茉莉')
  expect(screen.queryByText('已恢复未提交的更改')).toBeNull()
})

test('what others changed stands beside what the user changed, and what both changed is named', async () => {
  const { again } = show()
  type('名称', '桂花')
  again({ version: 2, price: '20' })
  expect(screen.getByText('内容已在别处修改')).toBeDefined()
  expect(screen.getByRole('region', { name: '最新' }).textContent).toContain('20')
  expect(screen.getByRole('region', { name: '我的更改' }).textContent).toContain('桂花')
  expect(screen.queryByText(/以下内容双方都已修改/)).toBeNull()
  type('价格', '19')
  expect(screen.getByText(/以下内容双方都已修改/).textContent).toContain('价格')

  await press('在最新基础上重新应用')
  expect(screen.queryByText('内容已在别处修改')).toBeNull()
  await press('保存')
  expect(send).toHaveBeenCalledExactlyOnceWith({ name: '桂花', price: '19' }, 2, expect.anything())
})

test('refused because of it, the focus goes to the comparison, and nothing else is said', () => {
  const { again } = show()
  type('名称', '桂花')
  again({ version: 2, price: '20', error: new Refused({ code: 'stale-version', params: {}, status: 412 }) })
  expect(document.activeElement?.textContent).toContain('内容已在别处修改')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('with nothing that can be submitted, it says why, and what was typed stays', () => {
  const { again } = show()
  type('名称', '桂花')
  again({ blocked: '该资源不存在或已被移除', version: 2 })
  expect(screen.getByText('该资源不存在或已被移除')).toBeDefined()
  expect(screen.getByText('未提交的内容保留在下方，可以复制。')).toBeDefined()
  expect(field('名称').value).toBe('桂花')
  expect(screen.queryByRole('button', { name: '保存' })).toBeNull()
  expect(screen.queryByText('内容已在别处修改')).toBeNull()
})

test.each<[string, FormProps, string]>([
  ['is under way', { isPending: true }, '提交中…'],
  [
    'is not known to have been done',
    { error: new OutcomeUnknown('') },
    '暂时无法确认结果：操作可能已生效，请勿重复提交',
  ],
])('while a write %s, everything is locked', (_case, state, said) => {
  const { again } = show()
  again(state)
  expect(screen.getByRole('textbox', { name: '名称' }).matches('fieldset:disabled *')).toBe(true)
  expect(screen.getByText(said, { exact: false })).toBeDefined()
})

test('D14 while a lost write is not known to have been done, nothing is offered but to ask again, whatever others changed', () => {
  drafts.write('tea', { values: { name: '桂花', price: '18' } })
  const { again } = show()
  again({ version: 2, price: '20', error: new OutcomeUnknown('') })
  expect(screen.getByText('内容已在别处修改')).toBeDefined()
  expect(buttons()).toEqual(['关闭', '再次核对', '取消', '保存'])
  expect(screen.getByRole('button', { name: '保存' }).getAttribute('aria-disabled')).toBe('true')

  again({ version: 2, price: '20', error: new NotApplied('') })
  expect(screen.getByText('操作未生效，可放心重试')).toBeDefined()
  expect(buttons()).toEqual(['关闭', '放弃', '在最新基础上重新应用', '放弃我的更改', '取消', '保存'])
})

test('D13 offline, a sentence beside the button that submits says why it cannot be pressed', () => {
  show()
  const note = document.querySelector('[aria-live="polite"]')
  expect(note?.textContent).toBe('')
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void dispatchEvent(new Event('offline')))
  expect(note?.textContent).toBe('当前离线，恢复网络后可继续')
  expect(note?.parentElement).toBe(screen.getByRole('button', { name: '保存' }).parentElement)
})

test('leaving asks when something was changed; given up, the draft is gone', async () => {
  show()
  type('名称', '桂花')
  await leave()
  expect(screen.getByRole('alertdialog', { name: '放弃未提交的更改？' })).toBeDefined()
  await press('放弃更改')
  expect(location.pathname).toBe('/elsewhere')
  expect(sessionStorage).toHaveLength(0)
})

function Form({ version = 1, price = '18', error = null, isPending = false, blocked }: FormProps) {
  const isLocked = isPending || error instanceof OutcomeUnknown
  const editing = useEditing<Tea, { version: number }>({
    draftKey: 'tea',
    ...textForm(
      { version, values: { name: '茉莉', price } },
      ({ name }) => (name === '' ? [{ field: 'name' as const }] : []),
      () => '请填写此项',
    ),
    write: { error, isPending, isLocked, isChecking: false, isDone: false, reset: () => {}, checkAgain: () => {} },
    send,
    onDone: onClose,
  })
  const conflict = useTextConflict(editing, { name: '名称', price: '价格' })
  return (
    <EditingDialog
      title="茶"
      editing={editing}
      submitLabel="保存"
      conflict={conflict}
      blocked={blocked}
      onClose={onClose}
    >
      <TextInput field="name" label="名称" />
      <TextInput field="price" label="价格" />
    </EditingDialog>
  )
}

function show(props: FormProps = {}) {
  const around = (next: FormProps) => (
    <RouterProvider history={history} base="/" common={{ names: [], query: '' }} preload={() => true}>
      <PageFocusContext value={focus}>
        <ToastContext value={toasts}>
          <Form {...next} />
        </ToastContext>
      </PageFocusContext>
    </RouterProvider>
  )
  const { rerender } = render(around(props))
  return { again: (next: FormProps) => rerender(around(next)) }
}

function field(label: string) {
  return screen.getByLabelText<HTMLInputElement>(label)
}

function type(label: string, value: string) {
  fireEvent.change(field(label), { target: { value } })
}

/** What can be done, apart from copying. */
function buttons() {
  return screen
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent)
    .filter((name) => !name.startsWith('复制'))
}

async function press(name: string) {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }))
    await settled()
  })
}

async function leave() {
  await act(async () => {
    history.push('/elsewhere')
    await settled()
  })
}

/** What the browser does with its history comes in tasks of its own. */
function settled() {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
