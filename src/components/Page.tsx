import { useEffect, type ReactNode } from 'react'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'
import { usePageFocus } from '../ui/pageFocus.ts'
import styles from './Page.module.css'

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
