import { useEffect, type ReactNode } from 'react'
import { useDocumentTitle } from '../ui/documentTitle.ts'
import { usePageFocus } from '../ui/pageFocus.ts'
import styles from './Page.module.css'

interface PageProps {
  title: string
  /** What the browser calls it, where several pages have the same title. */
  name?: string
  /** Which of several things the page shows: another one may take the focus away with it. */
  part?: string
  intro?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the console: its heading, which focus goes to after a jump, and what belongs beside it. */
export function Page({ title, name = title, part, intro, actions, children }: PageProps) {
  useDocumentTitle('page', name)
  const { headingRef, onPageShown } = usePageFocus()
  useEffect(() => onPageShown(), [part, onPageShown])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title} tabIndex={-1} ref={headingRef}>
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

export function Card({ children }: { children: ReactNode }) {
  return <section className={styles.card}>{children}</section>
}
