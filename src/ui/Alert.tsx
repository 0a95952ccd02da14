import type { ReactNode, Ref } from 'react'
import styles from './Alert.module.css'

/** A message at its place. `danger` interrupts a screen reader, the others wait for a pause. */
export function Alert({
  tone,
  title,
  children,
  actions,
  ref,
}: {
  tone: 'danger' | 'warning' | 'info' | 'success'
  title?: string
  children?: ReactNode
  actions?: ReactNode
  ref?: Ref<HTMLDivElement>
}) {
  return (
    <div
      ref={ref}
      tabIndex={ref ? -1 : undefined}
      className={styles.alert}
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      {title && <p className={styles.title}>{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
