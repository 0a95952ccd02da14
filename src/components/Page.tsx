import { useEffect, type ReactNode } from 'react'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'
import styles from './Page.module.css'

/** The first page leaves the focus where the browser puts it; on later ones a link that went with its page must not. */
let isFirst = true

interface PageProps {
  title: string
  /** Which of several things the page shows: another one may take the focus away with it. */
  part?: string
  intro?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the console: its heading, which focus goes to after a jump, and what belongs beside it. */
export function Page({ title, part, intro, actions, children }: PageProps) {
  const { product } = useText(shellText)
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  useEffect(() => {
    if (!isFirst && document.activeElement === document.body) pageTitle()?.focus()
    isFirst = false
  }, [part])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title} tabIndex={-1} id="page-title">
            {title}
          </h1>
          {intro && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}

/** Focus for a keyboard after an act whose place is gone. */
export function pageTitle(): HTMLElement | null {
  return document.getElementById('page-title')
}

export function Card({ children }: { children: ReactNode }) {
  return <section className={styles.card}>{children}</section>
}
