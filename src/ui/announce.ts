import fieldStyles from './Field.module.css'

let region: HTMLElement | undefined

/** Tells screen readers, at their next pause, what a sign says to the eye. */
export function announce(text: string): void {
  region ??= addRegion()
  const { firstElementChild: said } = region
  if (!said) return
  // Said again, the same text is a change; and a region that has just come is watched from its next change on.
  said.textContent = ''
  setTimeout(() => (said.textContent = text), 100)
}

/** Beside the page, so that a dialog does not hide it. */
function addRegion(): HTMLElement {
  const added = document.body.appendChild(document.createElement('div'))
  added.className = fieldStyles.hidden ?? ''
  added.appendChild(document.createElement('div')).setAttribute('aria-live', 'polite')
  return added
}
