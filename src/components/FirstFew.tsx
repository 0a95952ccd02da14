import type { ReactNode } from 'react'
import styles from './FirstFew.module.css'

const few = 5

interface FirstFewProps<Item> {
  items: readonly Item[]
  /** Gives the row of an item, with a key. */
  children: (item: Item) => ReactNode
  /** What opens the rest, and closes it again. */
  labels: { more: (count: number) => string; less: string }
}

/** The first few of a list, and the rest on demand, below what is pressed for it. One more is shown as it is. */
export function FirstFew<Item>({ items, children, labels }: FirstFewProps<Item>) {
  const isShort = items.length <= few + 1
  const rest = isShort ? [] : items.slice(few)
  return (
    <div>
      <ul className={styles.list}>{(isShort ? items : items.slice(0, few)).map(children)}</ul>
      {rest.length > 0 && (
        <details className={styles.rest}>
          <summary>
            <span className={styles.more}>{labels.more(rest.length)}</span>
            <span className={styles.less}>{labels.less}</span>
          </summary>
          <ul className={styles.list}>{rest.map(children)}</ul>
        </details>
      )}
    </div>
  )
}
