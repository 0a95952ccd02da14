import { Toast } from '@base-ui/react/toast'
import { useEffect } from 'react'
import { Icon } from './Icon.tsx'
import { listenForToasts } from './toasts.ts'
import styles from './Toasts.module.css'

const manager = Toast.createToastManager()

/** Shows what `showToast` hands in. */
export function Toasts({ dismissLabel }: { dismissLabel: string }) {
  return (
    <Toast.Provider toastManager={manager} timeout={6000}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <ToastList dismissLabel={dismissLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList({ dismissLabel }: { dismissLabel: string }) {
  useEffect(() => listenForToasts((title) => void manager.add({ title })), [])
  return Toast.useToastManager().toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      <Toast.Content className={styles.content}>
        <Toast.Title className={styles.title} render={<p />} />
        <Toast.Close className={styles.close} aria-label={dismissLabel}>
          <Icon name="close" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
