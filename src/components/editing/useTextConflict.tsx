import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { CodeBox } from '../CodeBox.tsx'
import type { Conflict } from './ChangedElsewhere.tsx'
import styles from './Editing.module.css'
import { changedFields, type Texts } from './texts.ts'
import type { Original } from './useDraftForm.ts'

type Labels<Field extends string> = Readonly<Record<Field, string>>

interface Sides<Field extends string> {
  base: Original<Texts<Field>>
  latest: Original<Texts<Field>>
  values: Texts<Field>
}

/** What others made of the texts of a form, beside what the user made of them. */
export function useTextConflict<Field extends string>(
  { base, latest, values }: Sides<Field>,
  labels: Labels<NoInfer<Field>>,
): Conflict {
  const t = useText(editingText)
  const theirs = changedFields(base.values, latest.values)
  const mine = changedFields(base.values, values)
  const both = mine.filter((field) => theirs.includes(field))
  return {
    title: t.changedElsewhere,
    theirs: <TextChanges title={t.theirs} fields={theirs} texts={latest.values} labels={labels} />,
    mine: <TextChanges title={t.mine} fields={mine} texts={values} labels={labels} />,
    overlap: both.length > 0 && (
      <p>
        {t.both} {both.map((field) => labels[field]).join(' · ')}
      </p>
    ),
  }
}

interface TextChangesProps<Field extends string> {
  title: string
  /** Those that are other than they were. */
  fields: readonly Field[]
  texts: Texts<Field>
  labels: Labels<Field>
}

function TextChanges<Field extends string>({ title, fields, texts, labels }: TextChangesProps<Field>) {
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
