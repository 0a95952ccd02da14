import { Toast } from '@base-ui/react/toast'
import { useEffect, useEffectEvent } from 'react'
import { Icon } from './Icon.tsx'
import { useToastQueue } from './toasts.ts'
import styles from './Toasts.module.css'

/** Shows what `useToast` hands in. */
export function Toasts({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  return (
    <Toast.Provider timeout={6000}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={label}>
          <ToastList dismissLabel={dismissLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList({ dismissLabel }: { dismissLabel: string }) {
  const { listen } = useToastQueue()
  const { toasts, add } = Toast.useToastManager()
  const onToast = useEffectEvent((title: string) => void add({ title }))
  useEffect(() => listen((title) => onToast(title)), [listen])
  return toasts.map((toast) => (
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
