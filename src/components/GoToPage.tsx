import { useId, useState } from 'react'
import { goToPageText } from '../text/goToPage.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'
import fieldStyles from '../ui/Field.module.css'
import styles from './GoToPage.module.css'

/** A page by its number, for lists of many. What is no page of this list is said at the field. */
export function GoToPage({ pages, onPage }: { pages: number; onPage: (page: number) => void }) {
  const t = useText(goToPageText)
  const id = useId()
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const page = pageIn(text, pages)
        setWrong(page === undefined)
        if (page === undefined) return document.getElementById(id)?.focus()
        setText('')
        onPage(page)
      }}
    >
      <label htmlFor={id}>{t.page}</label>
      <input
        id={id}
        className={fieldStyles.input}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-note` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setWrong(false)
        }}
      />
      <Button type="submit">{t.go}</Button>
      {isWrong && (
        <p id={`${id}-note`} className={fieldStyles.error} role="alert">
          {t.wrong(pages)}
        </p>
      )}
    </form>
  )
}

function pageIn(text: string, pages: number): number | undefined {
  const typed = text.normalize('NFKC').trim()
  const page = Number(typed)
  return /^\d{1,6}$/.test(typed) && page >= 1 && page <= pages ? page : undefined
}
