import { useEffect, useRef } from 'react'
import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CodeSample } from '../CodeSample.tsx'
import styles from './Editing.module.css'
import { changedFields, type Texts } from './texts.ts'
import type { Editing } from './useEditing.ts'

interface ChangedElsewhereProps<Field extends string> {
  editing: Editing<Field>
  labels: Readonly<Record<Field, string>>
  /** Whether submitting was refused because of it: then somebody waits for an answer, and gets it here. */
  isRefused: boolean
}

/** Somebody else was quicker: theirs and mine side by side, and nothing lost or overwritten without being asked. */
export function ChangedElsewhere<Field extends string>({ editing, labels, isRefused }: ChangedElsewhereProps<Field>) {
  const t = useText(editingText)
  const { base, latest, texts } = editing
  const theirs = changedFields(base.texts, latest.texts)
  const mine = changedFields(base.texts, texts)
  const both = mine.filter((field) => theirs.includes(field))
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isRefused) alert.current?.focus()
  }, [isRefused])
  return (
    <Alert
      ref={alert}
      tone="warning"
      title={t.changedElsewhere}
      actions={
        <>
          <Button onClick={editing.reapply}>{t.reapply}</Button>
          <Button kind="plain-danger" onClick={editing.discard}>
            {t.dropMine}
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <Side title={t.theirs} fields={theirs} texts={latest.texts} labels={labels} />
        <Side title={t.mine} fields={mine} texts={texts} labels={labels} />
      </div>
      {both.length > 0 && (
        <p>
          {t.both} {both.map((field) => labels[field]).join(' · ')}
        </p>
      )}
    </Alert>
  )
}

function Side<Field extends string>({ title, fields, texts, labels }: { title: string; fields: readonly Field[]; texts: Texts<Field>; labels: Readonly<Record<Field, string>> }) {
  const t = useText(editingText)
  return (
    <section className={styles.side} aria-label={title}>
      <h3>{title}</h3>
      {fields.length === 0 && <p>{t.same}</p>}
      {fields.map((field) => (
        <div key={field}>
          <p className={styles.label}>{labels[field]}</p>
          <CodeSample code={texts[field]} label={`${title} ${labels[field]}`} />
        </div>
      ))}
    </section>
  )
}
