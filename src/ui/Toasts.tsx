import { Toast } from '@base-ui/react/toast'
import { Icon } from './Icon.tsx'
import { toasts } from './toasts.ts'
import styles from './Toasts.module.css'

/** Shows what `showToast` hands in. */
export function Toasts({ dismissLabel }: { dismissLabel: string }) {
  return (
    <Toast.Provider toastManager={toasts} timeout={6000}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <ToastList dismissLabel={dismissLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList({ dismissLabel }: { dismissLabel: string }) {
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
