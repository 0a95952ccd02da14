import { useId, type MouseEvent, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import styles from './Dialog.module.css'
import { useDocumentTitle } from './documentTitle.ts'
import { Icon } from './Icon.tsx'
import { usePageFocus } from './pageFocus.ts'
import { useModal } from './useModal.ts'

export interface DialogProps {
  title: string
  closeLabel: string
  /** `alertdialog` for acts that cannot be taken back: a press outside does not close it. */
  role?: 'dialog' | 'alertdialog'
  size?: 'small' | 'large'
  /** While something is under way, nothing closes it. */
  busy?: boolean
  /** Whether a press outside closes it: by default it does as long as there is nothing to lose. */
  closesOutside?: boolean
  onClose: () => void
  children: ReactNode
  /** What became of the act. It stands above the buttons, in sight wherever the rest is scrolled to. */
  outcome?: ReactNode
  /** Why a button cannot be pressed for now, told as soon as it is so; `''` as long as there is nothing to tell. */
  note?: string | undefined
  footer: ReactNode
  /** By default the first thing that can be focused, which is the ×. */
  initialFocus?: RefObject<HTMLElement | null> | ((dialog: HTMLElement) => HTMLElement | null)
  /** Where focus goes instead of to what opened the dialog; `false` leaves it to what comes next. */
  finalFocus?: () => HTMLElement | false | null | undefined
}

/** A modal dialog. It is open as long as it is rendered: its address decides. */
export function Dialog({
  title,
  closeLabel,
  role = 'dialog',
  size = 'small',
  busy = false,
  closesOutside = role === 'dialog' && size === 'small',
  onClose,
  children,
  outcome,
  note,
  footer,
  initialFocus,
  finalFocus,
}: DialogProps) {
  useDocumentTitle('dialog', title)
  const titleId = useId()
  const close = () => {
    if (!busy) onClose()
  }
  const dialog = useModal({
    initialFocus: (element) => (typeof initialFocus === 'function' ? initialFocus(element) : initialFocus?.current),
    finalFocus: () => finalFocus?.(),
    fallbackFocus: usePageFocus().heading,
    onEscape: close,
  })
  return createPortal(
    <>
      {/* Also over another dialog: what lies under it cannot be pressed either. */}
      <div
        className={styles.backdrop}
        role="presentation"
        onMouseDown={keepFocus}
        onClick={closesOutside ? close : undefined}
      />
      <div
        ref={dialog}
        className={styles.popup}
        data-size={size}
        role={role}
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <button
            type="button"
            className={styles.close}
            aria-label={closeLabel}
            aria-disabled={busy || undefined}
            onClick={close}
          >
            <Icon name="close" />
          </button>
        </div>
        <div className={styles.body}>{children}</div>
        {outcome !== undefined && <div className={styles.outcome}>{outcome}</div>}
        <div className={styles.foot}>
          {note !== undefined && (
            <p className={styles.note} aria-live="polite">
              {note}
            </p>
          )}
          {footer}
        </div>
      </div>
    </>,
    document.body,
  )
}

function keepFocus(event: MouseEvent) {
  event.preventDefault()
}
