import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'

interface Modal {
  /** Gives where focus begins; with nothing given it is the first thing that can have it. */
  initialFocus: (dialog: HTMLElement) => HTMLElement | null | undefined
  /** Gives where focus goes afterwards, if that is not where it came from; `false` leaves it to what comes next. */
  finalFocus: () => HTMLElement | false | null | undefined
  /** Esc was pressed. */
  onEscape: () => void
}

/** Where focus was before a dialog that gives way, in the same moment, to the next one. */
let cameFrom: Element | null = null
/** How many dialogs have been opened so far. */
let openings = 0

/**
 * Makes an element a modal dialog as long as it is rendered, after the APG's pattern: focus goes into it, stays in it and
 * goes back; what is around it is hidden from screen readers.
 */
export function useModal({ initialFocus, finalFocus, onEscape }: Modal): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const first = useEffectEvent((dialog: HTMLElement) => initialFocus(dialog) ?? stops(dialog)[0] ?? dialog)
  const last = useEffectEvent(finalFocus)
  const escape = useEffectEvent(onEscape)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return undefined

    openings += 1
    const before = hasFocus() ? document.activeElement : cameFrom
    const showOthers = hideOthers(dialog)
    // With the frame that shows it: before, it would be laid out once more for the focus alone.
    const frame = requestAnimationFrame(() => first(dialog).focus({ preventScroll: true }))

    const listening = new AbortController()
    const { signal } = listening
    const onKey = (event: KeyboardEvent) => {
      if (isHidden(dialog) || event.defaultPrevented || event.isComposing) return
      if (event.key === 'Tab') turnAround(event, dialog)
      // Of a list that is open, Esc closes the list.
      if (event.key === 'Escape' && !(event.target as Element).matches('[aria-expanded="true"]')) escape()
    }
    dialog.addEventListener('keydown', onKey, { signal })
    // What had the focus may be gone, or disabled.
    document.addEventListener('keydown', (event) => event.target === document.body && onKey(event), { signal })
    document.addEventListener(
      'focusin',
      ({ target }) => !isHidden(dialog) && isHidden(target as Element) && dialog.focus(),
      { signal },
    )

    return () => {
      cancelAnimationFrame(frame)
      listening.abort()
      showOthers()
      const target = last()
      const known = openings
      cameFrom = before
      // By then the dialog is gone, and what comes in its place has its own idea of where focus belongs.
      queueMicrotask(() => {
        cameFrom = null
        if (target === false || openings > known || hasFocus()) return
        ;(target ?? (before as HTMLElement | null))?.focus()
      })
    }
  }, [])
  return ref
}

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}

function isHidden(element: Element): boolean {
  return element.closest('[aria-hidden="true"]') !== null
}

/** Except toasts, which are read meanwhile. Gives how to undo it. */
function hideOthers(dialog: HTMLElement): () => void {
  const others = [...document.body.children].filter(
    (other) => other !== dialog && !other.matches('[aria-hidden], :has(> [aria-live])'),
  )
  for (const other of others) other.setAttribute('aria-hidden', 'true')
  return () => {
    for (const other of others) other.removeAttribute('aria-hidden')
  }
}

/** What Tab stops at, if it is the first or the last of a dialog: its buttons stand at its ends. */
function stops(dialog: HTMLElement): HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>('a[href], button:enabled')]
}

/** From the last stop on to the first, and back. */
function turnAround(event: KeyboardEvent, dialog: HTMLElement) {
  const all = stops(dialog)
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  const isAtEnd = event.target === from || event.target === document.body || (event.shiftKey && event.target === dialog)
  if (!isAtEnd || !to) return
  event.preventDefault()
  to.focus()
}
