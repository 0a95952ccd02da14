import { useEffect, useId, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { drafts } from '../../components/editing/drafts.ts'
import { Card, Page } from '../../components/Page.tsx'
import { explainError, type ErrorFinding } from '../../domain/cloud/explainError.ts'
import { errorsText } from '../../text/errors.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './ErrorsPage.module.css'
import { examples } from './examples.ts'
import { Finding } from './Finding.tsx'

const draftKey = 'explain-error'
/** No more than this is read. */
const longest = 20_000
const draft = z.string().check(z.maxLength(longest))
const typingPause = 300

/** 错误诊断: an error is pasted, and the page says what it is, whose turn it is, and where to go on. */
export function ErrorsPage() {
  const t = useText(errorsText)
  const id = useId()
  // It may hold private ids, so it is no part of the address.
  const [text, setText] = useState(() => drafts.read(draftKey, draft).draft ?? '')
  const [settled, setSettled] = useState(text)
  const box = useRef<HTMLTextAreaElement>(null)
  const findings = settled.trim() === '' ? [] : explainError(settled)

  useEffect(() => {
    if (text === '') drafts.drop(draftKey)
    else drafts.write(draftKey, text.slice(0, longest))
    const timer = setTimeout(() => setSettled(text), typingPause)
    return () => clearTimeout(timer)
  }, [text])

  const nameOf = (code: string) => (Number(code) < 0 ? code : t.ownCode)
  function clear() {
    setText('')
    box.current?.focus()
  }

  return (
    <Page title={t.title} intro={t.intro}>
      <Card>
        <div className={fieldStyles.field}>
          <label htmlFor={id} className={fieldStyles.label}>
            {t.pasted}
          </label>
          <textarea
            ref={box}
            id={id}
            className={`${fieldStyles.input} ${styles.box}`}
            rows={5}
            spellCheck={false}
            autoComplete="off"
            placeholder={t.placeholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className={styles.examples} role="group" aria-label={t.examples}>
          <span className={styles.soft} aria-hidden="true">
            {t.examples}
          </span>
          {examples.map((example) => (
            <Button
              key={example.code}
              kind="plain"
              aria-label={t.example(nameOf(example.code))}
              onClick={() => setText(example.text)}
            >
              {nameOf(example.code)}
            </Button>
          ))}
          {text !== '' && (
            <Button kind="plain" onClick={clear}>
              {t.clear}
            </Button>
          )}
        </div>
      </Card>
      <p role="status" className={styles.summary}>
        <Summary findings={findings} />
      </p>
      <ul className={styles.findings} aria-label={t.results}>
        {findings.map((finding) => (
          <li key={finding.explanation + String(finding.code)}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Summary({ findings }: { findings: readonly ErrorFinding[] }) {
  const t = useText(errorsText)
  if (findings.length === 0) return null
  const known = findings.filter(({ explanation }) => explanation !== 'unknown')
  if (known.length === 0) return t.notFound
  // Each has a heading below: only a screen reader needs the names here.
  return (
    <>
      {t.found(known.length)}
      <span className={fieldStyles.hidden}>
        {t.foundTitles(known.map(({ explanation }) => t.explained[explanation].title).join(t.and))}
      </span>
    </>
  )
}
