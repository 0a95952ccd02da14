// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState, type ReactNode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Dialog, type DialogProps } from './Dialog.tsx'
import { createPageFocus, PageFocusContext } from './pageFocus.ts'

afterEach(cleanup)

describe('the focus', () => {
  test('goes to the first thing that can have it, in the frame that shows the dialog', async () => {
    const { open } = show()
    await open()
    expect(focused()).toBe('×')
  })

  test('goes where it is wanted', async () => {
    const { open } = show({ initialFocus: (dialog) => dialog.querySelector('input') })
    await open()
    expect(focused()).toBe('name')
  })

  test('goes back to what opened the dialog', async () => {
    const { open, close } = show()
    await open()
    await close()
    expect(focused()).toBe('open')
  })

  test.each<[string, Partial<DialogProps>, string]>([
    ['where it is wanted', { finalFocus: () => document.querySelector<HTMLElement>('h1') }, 'page'],
    ['nowhere, when what comes next takes it', { finalFocus: () => false }, 'body'],
  ])('goes afterwards %s', async (_where, props, expected) => {
    const { open, close } = show(props)
    await open()
    await close()
    expect(focused()).toBe(expected)
  })

  test('goes to the page’s heading when what opened the dialog is gone', async () => {
    const { open, change, close } = show()
    await open()
    await change({ hasOpener: false })
    await close()
    expect(focused()).toBe('page')
  })

  test('goes to the page’s heading when the dialog was there from the beginning', async () => {
    const { close } = show({}, { shown: 'dialog' })
    await frame()
    await close()
    expect(focused()).toBe('page')
  })

  test('stays where what comes in place of the dialog has put it', async () => {
    const { open, change } = show()
    await open()
    await change({ shown: 'next' })
    expect(focused()).toBe('next')
  })

  test('comes back from a dialog that took the place of the first one', async () => {
    const { open, change, close } = show()
    await open()
    await change({ shown: 'other' })
    expect(focused()).toBe('×')
    await close()
    expect(focused()).toBe('open')
  })
})

test('a dialog in the place of another is told from one that has just come', async () => {
  const { open, change, close } = show()
  await open()
  expect(byName('×').closest('[data-follows]')).toBeNull()
  await change({ shown: 'other' })
  expect(byName('×').closest('[data-follows]')).not.toBeNull()
  await close()
  await open()
  expect(byName('×').closest('[data-follows]')).toBeNull()
})

describe('Tab', () => {
  test.each<[string, string, boolean, string]>([
    ['from the last stop on to the first', 'done', false, '×'],
    ['from the first stop back to the last', '×', true, 'done'],
  ])('%s', async (_how, from, shiftKey, to) => {
    const { open } = show()
    await open()
    byName(from).focus()
    press(byName(from), 'Tab', { shiftKey })
    expect(focused()).toBe(to)
  })

  test('between the ends it is the browser’s', async () => {
    const { open } = show()
    await open()
    expect(press(byName('name'), 'Tab')).toBe(true)
    expect(press(byName('×'), 'Tab')).toBe(true)
    expect(press(byName('done'), 'Tab', { shiftKey: true })).toBe(true)
  })

  test.each<[string, ReactNode]>([
    ['a field', <input key="it" aria-label="last" />],
    ['a choice', <select key="it" aria-label="last" />],
    ['a text', <textarea key="it" aria-label="last" />],
    ['a link', <a key="it" href="#it" aria-label="last" />],
    ['a fold', <summary key="it" aria-label="last" />],
    ['an editor', <div key="it" contentEditable suppressContentEditableWarning aria-label="last" />],
    ['what was made a stop', <div key="it" role="button" tabIndex={0} aria-label="last" />],
  ])('%s at the end is the last stop', async (_what, last) => {
    const { open } = show({ footer: last })
    await open()
    byName('×').focus()
    press(byName('×'), 'Tab', { shiftKey: true })
    expect(focused()).toBe('last')
    press(byName('last'), 'Tab')
    expect(focused()).toBe('×')
  })

  test.each<[string, ReactNode]>([
    ['a disabled button', <button key="it" type="button" disabled aria-label="no" />],
    ['what Tab passes by', <button key="it" type="button" tabIndex={-1} aria-label="no" />],
  ])('%s is no stop', async (_what, no) => {
    const { open } = show({ footer: no })
    await open()
    press(byName('×'), 'Tab', { shiftKey: true })
    expect(focused()).toBe('name')
  })

  test('with the focus on nothing, it comes back in', async () => {
    const { open } = show()
    await open()
    byName('×').blur()
    press(document.body, 'Tab')
    expect(focused()).toBe('×')
  })
})

describe('Esc', () => {
  test('closes the dialog, also with the focus on nothing', async () => {
    const onClose = vi.fn<() => void>()
    const { open } = show({ onClose })
    await open()
    press(byName('name'), 'Escape')
    byName('×').blur()
    press(document.body, 'Escape')
    expect(onClose).toHaveBeenCalledTimes(2)
  })

  test('closes the dialog, also with the focus still on what lies behind it', async () => {
    const onClose = vi.fn<() => void>()
    const { open } = show({ onClose })
    await open()
    press(byName('open'), 'Escape')
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  test.each<[string, Partial<DialogProps>, KeyboardEventInit]>([
    ['is busy', { busy: true }, {}],
    ['has a text half composed', {}, { isComposing: true }],
  ])('closes none that %s', async (_what, props, init) => {
    const onClose = vi.fn<() => void>()
    const { open } = show({ onClose, ...props })
    await open()
    press(byName('name'), 'Escape', init)
    expect(onClose).not.toHaveBeenCalled()
  })

  test('of an open list closes the list', async () => {
    const onClose = vi.fn<() => void>()
    const { open } = show({ onClose, footer: <button type="button" aria-label="list" aria-expanded="true" /> })
    await open()
    press(byName('list'), 'Escape')
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('what is around a dialog', () => {
  test('is hidden from screen readers, except what announces, and there again afterwards', async () => {
    const { container, open, close } = show()
    const announcer = document.body.appendChild(document.createElement('div'))
    announcer.appendChild(document.createElement('div')).setAttribute('aria-live', 'polite')
    await open()
    expect(container.getAttribute('aria-hidden')).toBe('true')
    expect(announcer.hasAttribute('aria-hidden')).toBe(false)
    await close()
    expect(container.hasAttribute('aria-hidden')).toBe(false)
    announcer.remove()
  })

  test('cannot be reached as long as the dialog is there, but its backdrop can be pressed', async () => {
    const { container, open, close } = show()
    await open()
    await vi.waitFor(() => expect(container.hasAttribute('inert')).toBe(true))
    expect(document.querySelector('[role="presentation"]')?.closest('[inert]')).toBeNull()
    await close()
    expect(container.hasAttribute('inert')).toBe(false)
  })
})

describe('a question over a dialog', () => {
  test('hides it, alone hears the keys, and gives the focus back to where it was in it', async () => {
    const onClose = vi.fn<() => void>()
    const { open, change } = show({ onClose })
    await open()
    byName('name').focus()
    const onAnswered = vi.fn<() => void>()
    await change({ isAsked: true, onAnswered })
    expect(focused()).toBe('no')
    expect(byName('name').closest('[aria-hidden="true"]')).not.toBeNull()

    press(byName('no'), 'Escape')
    expect(onAnswered).toHaveBeenCalledTimes(1)
    expect(onClose).not.toHaveBeenCalled()
    await change({ isAsked: false })
    expect(focused()).toBe('name')
  })

  test('that goes together with the dialog gives the focus back to what opened that', async () => {
    const { open, change, close } = show()
    await open()
    await change({ isAsked: true })
    await close()
    expect(focused()).toBe('open')
  })
})

interface StageProps {
  shown?: 'dialog' | 'other' | 'next' | 'none'
  isAsked?: boolean
  onAnswered?: () => void
  hasOpener?: boolean
  dialog?: Partial<DialogProps>
}

const common = { title: 'title', closeLabel: '×', onClose: () => {}, footer: <button type="button">done</button> }

/** A page with a button, and what may lie over it. */
function Stage({ shown = 'none', isAsked = false, onAnswered = () => {}, hasOpener = true, dialog }: StageProps) {
  const [pageFocus] = useState(createPageFocus)
  const { headingRef } = pageFocus
  return (
    <PageFocusContext value={pageFocus}>
      <h1 tabIndex={-1} ref={headingRef}>
        page
      </h1>
      {hasOpener && <button type="button">open</button>}
      <button type="button">beside</button>
      {shown === 'dialog' && (
        <Dialog key="dialog" {...common} {...dialog}>
          <input aria-label="name" />
          {isAsked && (
            <Dialog {...common} closeLabel="no" onClose={onAnswered}>
              sure?
            </Dialog>
          )}
        </Dialog>
      )}
      {shown === 'other' && (
        <Dialog key="other" {...common}>
          other
        </Dialog>
      )}
      {shown === 'next' && (
        <button type="button" ref={(next) => next?.focus()}>
          next
        </button>
      )}
    </PageFocusContext>
  )
}

function show(dialog: Partial<DialogProps> = {}, first: StageProps = {}) {
  let props: StageProps = { dialog, ...first }
  const { container, rerender } = render(<Stage {...props} />)
  async function change(next: StageProps) {
    props = { ...props, ...next }
    rerender(<Stage {...props} />)
    await frame()
  }
  return {
    container,
    change,
    async open() {
      screen.getByText('open').focus()
      await change({ shown: 'dialog' })
    },
    close: () => change({ shown: 'none' }),
  }
}

function press(target: Element, key: string, init: KeyboardEventInit = {}) {
  return fireEvent.keyDown(target, { key, ...init })
}

function byName(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('button, [aria-label]')].find(
    (each) => nameOf(each) === name,
  )
  if (!found) throw new Error(`nothing is called ${name}`)
  return found
}

/** The name of what has the focus. */
function focused(): string {
  return document.activeElement && document.activeElement !== document.body ? nameOf(document.activeElement) : 'body'
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent ?? ''
}

function frame() {
  return act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())))
}
