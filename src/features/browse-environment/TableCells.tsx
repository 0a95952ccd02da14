import type { ReactNode } from 'react'
import styles from './Table.module.css'

/** A cell that, on a card, says which column it is. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.value}>{children}</div>
    </td>
  )
}

/** A row on its way. */
export function SkeletonRow({ cells }: { cells: number }) {
  return (
    <tr className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: cells }, (_, index) => (
        <td key={index}>
          <span className={styles.bone} style={{ width: `${80 - index * 8}%` }} />
        </td>
      ))}
    </tr>
  )
}
