import { Dialog as Primitive } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import styles from './Dialog.module.css'
import { Icon } from './Icon.tsx'

export interface DialogProps {
  title: string
  closeLabel: string
  /** `alertdialog` for acts that cannot be taken back: a press outside does not close it. */
  role?: 'dialog' | 'alertdialog'
  size?: 'small' | 'large'
  /** While something is under way, nothing closes it. */
  busy?: boolean
  onClose: () => void
  children: ReactNode
  footer: ReactNode
  /** By default the first thing that can be focused, which is the ×. */
  initialFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null)
  /** Where focus goes when what opened the dialog is gone; `false` leaves it to what comes next. */
  finalFocus?: () => HTMLElement | false | null
}

/** A modal dialog. It is open as long as it is rendered: its address decides. */
export function Dialog({ title, closeLabel, role = 'dialog', size = 'small', busy = false, onClose, children, footer, initialFocus, finalFocus }: DialogProps) {
  return (
    // The backdrop keeps the pointer away from the page, and the style sheet keeps it from scrolling. The library's own
    // ways to do that lay the page out anew, an eighth of what it takes to open a dialog over fifty rows.
    <Primitive.Root open modal="trap-focus" disablePointerDismissal={role === 'alertdialog' || size === 'large'} onOpenChange={(open) => !open && !busy && onClose()}>
      <Primitive.Portal>
        {/* Also for a dialog over another: what lies under it cannot be pressed either. */}
        <Primitive.Backdrop forceRender className={styles.backdrop} />
        <Primitive.Popup
          className={styles.popup}
          data-size={size}
          role={role}
          {...(initialFocus ? { initialFocus } : {})}
          {...(finalFocus ? { finalFocus: () => finalFocus() ?? true } : {})}
        >
          <div className={styles.head}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            <Primitive.Close className={styles.close} aria-label={closeLabel} aria-disabled={busy || undefined}>
              <Icon name="close" />
            </Primitive.Close>
          </div>
          <div className={styles.body}>{children}</div>
          <div className={styles.foot}>{footer}</div>
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
