// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { FormProvider } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { OutcomeUnknown, Refused } from '../../api/failure.ts'
import { drafts } from './drafts.ts'
import { TextInput } from './fields.tsx'
import { textForm, type Texts } from './texts.ts'
import type { Original } from './useDraftForm.ts'
import { useEditing } from './useEditing.ts'

type Tea = Texts<'name' | 'price'>
interface Saved {
  version: number
}
interface FormProps {
  latest?: Original<Tea>
  draftKey?: string
  error?: Error | null
  isPending?: boolean
}

const one: Original<Tea> = { version: 1, values: { name: '茉莉', price: '18' } }
const two: Original<Tea> = { version: 2, values: { name: '茉莉', price: '20' } }
const send =
  vi.fn<
    (
      valid: Tea,
      version: number,
      reactions: { onSuccess: (saved: Saved) => void; onError: (error: Error) => void },
    ) => void
  >()
const onDone = vi.fn<(saved: Saved | undefined) => void>()
const reset = vi.fn<() => void>()
let editing: ReturnType<typeof useEditing<Tea, Saved>>

beforeEach(() => sessionStorage.clear())
afterEach(() => {
  cleanup()
  vi.clearAllMocks()
})

describe('a draft', () => {
  test('is kept while something is changed, and is there again', () => {
    const { unmount } = show()
    type('name', '桂花')
    unmount()
    show()
    expect(field('name').value).toBe('桂花')
    expect(editing).toMatchObject({ isRestored: true, isDirty: true, base: one })
    type('name', '茉莉')
    expect(editing.isDirty).toBe(false)
    expect(kept()).toBeUndefined()
  })

  test.each([
    ['fields of another form', { values: { name: '桂花' } }],
    ['a base that is none', { base: { version: 'x', values: one.values }, values: one.values }],
    ['no texts', { values: { name: 1, price: '18' } }],
  ])('with %s is dropped, and that is said', (_case, stored) => {
    drafts.write('tea', stored)
    show()
    expect(field('name').value).toBe('茉莉')
    expect(editing).toMatchObject({ isRestored: false, wasInvalid: true, isDirty: false })
  })

  test('made elsewhere has no base: it starts from what is there', () => {
    drafts.write('tea', { values: { name: '桂花', price: '18' } })
    show()
    expect(field('name').value).toBe('桂花')
    expect(editing).toMatchObject({ isRestored: true, base: one, isDirty: true })
  })

  test('is discarded for what is there', () => {
    drafts.write('tea', { base: one, values: { name: '桂花', price: '18' } })
    show({ latest: two })
    act(() => editing.discard())
    expect(values()).toEqual(['茉莉', '20'])
    expect(editing).toMatchObject({ isRestored: false, isDirty: false, base: two })
    expect(kept()).toBeUndefined()
    expect(reset).toHaveBeenCalled()
  })

  test('of another name is another form, and each keeps its own', () => {
    const { again } = show()
    type('name', '桂花')
    again({ draftKey: 'other', latest: two })
    expect(values()).toEqual(['茉莉', '20'])
    expect(kept('other')).toBeUndefined()
    expect(kept('tea')).toMatchObject({ values: { name: '桂花' } })
    again({})
    expect(values()).toEqual(['桂花', '18'])
  })
})

describe('what others change', () => {
  test('is followed where nothing is changed', () => {
    const { again } = show()
    again({ latest: two })
    expect(values()).toEqual(['茉莉', '20'])
    expect(editing).toMatchObject({ isStale: false, base: two })
  })

  test('is followed as well where there is no version yet', () => {
    const { again } = show({ latest: { version: 0, values: { name: '', price: '1' } } })
    again({ latest: { version: 0, values: { name: '', price: '2' } } })
    expect(values()).toEqual(['', '2'])
  })

  test('does not touch what is changed, which goes on top of it when that is asked for', () => {
    const { again } = show()
    type('name', '桂花')
    again({ latest: two })
    expect(values()).toEqual(['桂花', '18'])
    expect(editing).toMatchObject({ isStale: true, isDirty: true, base: one })
    act(() => editing.reapply())
    expect(values()).toEqual(['桂花', '20'])
    expect(editing).toMatchObject({ isStale: false, isDirty: true, base: two })
    expect(reset).toHaveBeenCalled()
  })

  test('is found stale in a restored draft', () => {
    drafts.write('tea', { base: one, values: { name: '桂花', price: '18' } })
    show({ latest: two })
    expect(editing).toMatchObject({ isStale: true, isRestored: true })
  })

  test('is not looked at while a write is under way', () => {
    const { again } = show()
    type('name', '桂花')
    again({ latest: two, isPending: true })
    expect(editing.isStale).toBe(false)
    again({ latest: two })
    expect(editing.isStale).toBe(true)
  })
})

describe('submitting', () => {
  test('sends what is valid with the version it started from', async () => {
    show()
    type('name', '桂花')
    await submit()
    expect(send).toHaveBeenCalledExactlyOnceWith({ name: '桂花', price: '18' }, 1, expect.anything())
  })

  test('takes the user to what is not, and sends nothing', async () => {
    show()
    type('name', '')
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(field('name'))
    expect(screen.getByRole('alert').textContent).toBe('请填写此项')
    type('name', '桂花')
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  test('of what was not changed sends nothing, and is done', async () => {
    show()
    await submit()
    expect(send).not.toHaveBeenCalled()
    expect(onDone).toHaveBeenCalledExactlyOnceWith(undefined)
  })

  test('of something new needs no change', async () => {
    show({ latest: { ...one, version: 0 } })
    await submit()
    expect(send).toHaveBeenCalledOnce()
  })

  test.each<[string, FormProps]>([
    ['while it is under way', { isPending: true }],
    ['while the outcome is unknown', { error: new OutcomeUnknown('') }],
  ])('does nothing %s', async (_case, state) => {
    const { again } = show()
    type('name', '桂花')
    again(state)
    await submit()
    expect(send).not.toHaveBeenCalled()
  })

  test('does nothing without a network, and nothing later by itself', async () => {
    show()
    type('name', '桂花')
    network(false)
    await submit()
    network(true)
    expect(send).not.toHaveBeenCalled()
  })

  test('done, nothing is a change any more, before and after the answer is read again', async () => {
    const { again } = show()
    type('name', '桂花')
    await submit()
    act(() => reactions().onSuccess({ version: 2 }))
    expect(onDone).toHaveBeenCalledExactlyOnceWith({ version: 2 })
    expect(values()).toEqual(['桂花', '18'])
    expect(editing).toMatchObject({ isDirty: false, isStale: false })
    expect(kept()).toBeUndefined()

    again({ latest: { version: 2, values: { name: '桂花', price: '18.00' } } })
    expect(values()).toEqual(['桂花', '18.00'])
    expect(editing).toMatchObject({ isDirty: false, isStale: false })
  })

  test('done, something new stays as it was written, whatever it began with', async () => {
    const { again } = show({ latest: { version: 0, values: { name: '', price: '1' } } })
    type('name', '桂花')
    again({ latest: { version: 0, values: { name: '', price: '2' } } })
    await submit()
    act(() => reactions().onSuccess({ version: 1 }))
    expect(values()).toEqual(['桂花', '1'])
    expect(editing).toMatchObject({ isDirty: false, isStale: false })
  })

  test('refused at a field, it is said there, and the focus goes there once the form is unlocked', async () => {
    const { again } = show()
    type('name', '桂花')
    await submit()
    again({ isPending: true })
    const error = refusal([{ field: 'item.price', code: 'item-port-invalid', params: {} }])
    act(() => reactions().onError(error))
    expect(document.activeElement).not.toBe(field('price'))
    again({ error })
    expect(editing.isSaidAtFields).toBe(true)
    expect(screen.getByRole('alert').textContent).not.toBe('')
    await waitFor(() => expect(document.activeElement).toBe(field('price')))
    type('price', '19')
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  test.each([
    ['that the form does not show', ['grants'], 0],
    ['that it shows, and another', ['item.price', 'grants'], 1],
  ])('refused at a field %s, it is said for all of it', async (_case, fields, shown) => {
    const { again } = show()
    type('name', '桂花')
    await submit()
    const error = refusal(fields.map((name) => ({ field: name, code: 'item-port-invalid', params: {} })))
    act(() => reactions().onError(error))
    again({ error })
    expect(editing.isSaidAtFields).toBe(false)
    expect(screen.queryAllByRole('alert')).toHaveLength(shown)
  })
})

function Form({ latest = one, draftKey = 'tea', error = null, isPending = false }: FormProps) {
  const isLocked = isPending || error instanceof OutcomeUnknown
  const current = useEditing<Tea, Saved>({
    draftKey,
    ...textForm(
      latest,
      ({ name }) => (name === '' ? [{ field: 'name' as const }] : []),
      () => '请填写此项',
    ),
    write: { error, isPending, isLocked, isChecking: false, isDone: false, reset, checkAgain: () => {} },
    send,
    onDone,
  })
  useLayoutEffect(() => {
    editing = current
  })
  return (
    <FormProvider {...current.form}>
      <fieldset disabled={isLocked}>
        <TextInput field="name" label="name" />
        <TextInput field="price" label="price" />
      </fieldset>
    </FormProvider>
  )
}

function show(props: FormProps = {}) {
  const { rerender, unmount } = render(<Form {...props} />)
  return { unmount, again: (next: FormProps) => rerender(<Form {...next} />) }
}

function field(label: string) {
  return screen.getByLabelText<HTMLInputElement>(label)
}

function values() {
  return [field('name').value, field('price').value]
}

function type(label: string, value: string) {
  fireEvent.change(field(label), { target: { value } })
}

async function submit() {
  await act(async () => editing.submit())
}

function reactions() {
  const call = send.mock.lastCall
  if (!call) throw new Error('nothing was sent')
  return call[2]
}

function refusal(fieldErrors: { field: string; code: string; params: Record<string, never> }[]) {
  return new Refused({ code: 'item-port-invalid', params: {}, status: 422, fieldErrors })
}

function kept(key = 'tea') {
  return drafts.read(key, z.unknown()).draft
}

function network(isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  act(() => void dispatchEvent(new Event(isOnline ? 'online' : 'offline')))
}
