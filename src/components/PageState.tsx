import type { ReactNode } from 'react'
import styles from './PageState.module.css'

/** Nothing to show, and the next step. */
export function PageState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.body}>{children}</div>}
      {action}
    </div>
  )
}
