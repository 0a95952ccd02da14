/**
 * Does something once the pointer that is down is up again, or at once where none is. What moves things while a button is
 * pressed would take the button away from under the pointer, and the press would be lost.
 */
export function afterPress(act: () => void) {
  // The focus is on its new place only after the event that says it moves.
  const later = () => setTimeout(act)
  if (document.querySelector(':active') === null) {
    later()
    return
  }
  const isOver = new AbortController()
  const end = () => {
    isOver.abort()
    later()
  }
  for (const name of ['pointerup', 'pointercancel']) addEventListener(name, end, { signal: isOver.signal })
}
