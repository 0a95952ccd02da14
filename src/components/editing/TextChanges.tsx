import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { CodeBox } from '../CodeBox.tsx'
import styles from './Editing.module.css'
import type { Texts } from './texts.ts'

interface TextChangesProps<Field extends string> {
  title: string
  /** Those that are other than they were. */
  fields: readonly Field[]
  texts: Texts<Field>
  labels: Readonly<Record<Field, string>>
}

/** What one side made of the texts both started from. */
export function TextChanges<Field extends string>({ title, fields, texts, labels }: TextChangesProps<Field>) {
  const t = useText(editingText)
  return (
    <section className={styles.side} aria-label={title}>
      <h3>{title}</h3>
      {fields.length === 0 && <p>{t.same}</p>}
      {fields.map((field) => (
        <div key={field}>
          <p className={styles.label}>{labels[field]}</p>
          <CodeBox code={texts[field]} label={`${title} ${labels[field]}`} />
        </div>
      ))}
    </section>
  )
}
