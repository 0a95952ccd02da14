import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from '../router/Router.tsx'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'
import { Icon } from '../ui/Icon.tsx'
import { Navigation } from './Navigation.tsx'
import styles from './Navigation.module.css'
import shell from './Shell.module.css'

/**
 * The navigation over the page, where there is no room beside it. The platform's own modal dialog keeps the focus, makes the
 * page behind inert, closes on Esc and gives the focus back. Going anywhere closes it, too.
 */
export function NavigationDrawer({ hasPlayground, onClose }: { hasPlayground: boolean; onClose: () => void }) {
  const t = useText(shellText)
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  const location = useLocation()
  const openedAt = useRef(location)
  useEffect(() => {
    if (openedAt.current !== location) onClose()
  }, [location, onClose])

  return (
    // A press beside it comes from the dialog itself. The keyboard has Esc and the button.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- As said above.
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-label={t.navigation}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div className={styles.drawerHead}>
        <span>{t.product}</span>
        <button type="button" className={shell.tool} aria-label={t.dismiss} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <Navigation hasPlayground={hasPlayground} />
    </dialog>
  )
}
