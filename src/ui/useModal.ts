import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'

interface Modal {
  /** Gives where focus begins; with nothing given it is the first thing that can have it. */
  initialFocus: (dialog: HTMLElement) => HTMLElement | null | undefined
  /** Gives where focus goes afterwards, if that is not where it came from; `false` leaves it to what comes next. */
  finalFocus: () => HTMLElement | false | null | undefined
  /** Gives where focus goes when there is nothing it came from, or that is gone. */
  fallbackFocus: () => HTMLElement | null
  /** Esc was pressed. */
  onEscape: () => void
}

/** Whether a dialog has just gone, in the same change of the page. */
let hasGivenWay = false

/**
 * Makes an element a modal dialog as long as it is rendered, after the APG's pattern: focus goes into it, stays in it and
 * goes back; what is around it can neither be read nor reached. One that takes the place of another has `data-follows`.
 */
export function useModal(modal: Modal): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const first = useEffectEvent((dialog: HTMLElement) => modal.initialFocus(dialog) ?? tabStops(dialog)[0] ?? dialog)
  const last = useEffectEvent(modal.finalFocus)
  const fallback = useEffectEvent(modal.fallbackFocus)
  const escape = useEffectEvent(modal.onEscape)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return undefined

    dialog.toggleAttribute('data-follows', hasGivenWay)
    let before: HTMLElement | null = null
    let painted: ReturnType<typeof setTimeout> | undefined
    const others = hideOthers(dialog)
    const listening = new AbortController()
    const { signal } = listening
    // With the frame that shows it: before, it would be laid out once more for the focus alone, and a dialog that gave way
    // to this one has not handed the focus back yet.
    const frame = requestAnimationFrame(() => {
      before = focused()
      first(dialog).focus({ preventScroll: true })
      // Once that frame is painted: how everything behind the dialog looks is worked out anew (docs/decisions/dependencies.md).
      painted = setTimeout(others.makeInert)
    })
    const onKey = (event: KeyboardEvent) => {
      if (isHidden(dialog) || event.defaultPrevented || event.isComposing) return
      if (event.key === 'Tab') turnAround(event, dialog)
      // Of a list that is open, Esc closes the list.
      if (event.key === 'Escape' && !(event.target as Element).matches('[aria-expanded="true"]')) {
        // A question that this opens is there before the event has reached the document: it must not answer it.
        event.preventDefault()
        escape()
      }
    }
    dialog.addEventListener('keydown', onKey, { signal })
    // The focus may be outside for a moment: what had it is gone or disabled, or a dialog that gave way to this one has
    // just handed it back.
    document.addEventListener('keydown', (event) => isBehind(event.target as Element) && onKey(event), { signal })

    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(painted)
      listening.abort()
      others.show()
      hasGivenWay = true
      // By then the dialog is gone, and what comes in its place may have taken the focus.
      queueMicrotask(() => {
        hasGivenWay = false
        const target = last()
        if (target === false || focused()) return
        const opener = before?.isConnected ? before : fallback()
        ;(target ?? opener)?.focus()
      })
    }
  }, [])
  return ref
}

/** What has the focus, if anything has. */
function focused(): HTMLElement | null {
  const { activeElement, body } = document
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null
}

/** Whether a key was pressed on nothing, or on what a dialog lies over. */
function isBehind(target: Element): boolean {
  return target === document.body || isHidden(target)
}

function isHidden(element: Element): boolean {
  return element.closest('[aria-hidden="true"]') !== null
}

/** Except toasts, which are read meanwhile, and its own backdrop, which is pressed. */
function hideOthers(dialog: HTMLElement) {
  const backdrop = dialog.previousElementSibling
  const others = [...document.body.children].filter(
    (other) => other !== dialog && other !== backdrop && !other.matches('[aria-hidden], :has(> [aria-live])'),
  )
  for (const other of others) other.setAttribute('aria-hidden', 'true')
  return {
    makeInert() {
      for (const other of others) other.toggleAttribute('inert', true)
    },
    show() {
      for (const other of others) {
        other.removeAttribute('aria-hidden')
        other.removeAttribute('inert')
      }
    },
  }
}

/** What Tab stops at, in order. A list of options or a closed part of a page is not shown, and no stop. */
function tabStops(dialog: HTMLElement): HTMLElement[] {
  const all = dialog.querySelectorAll<HTMLElement>(
    ':is(a[href], button, input, select, textarea, summary, [contenteditable], [tabindex]):not(:disabled, [tabindex^="-"])',
  )
  return [...all].filter((element) => element.checkVisibility())
}

/** From the last stop on to the first, and back. */
function turnAround(event: KeyboardEvent, dialog: HTMLElement) {
  const all = tabStops(dialog)
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  const target = event.target as Element
  const isAtEnd = target === from || isBehind(target) || (event.shiftKey && target === dialog)
  if (!isAtEnd || !to) return
  event.preventDefault()
  to.focus()
}
