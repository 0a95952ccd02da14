import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { CodeBox } from '../CodeBox.tsx'
import type { Conflict } from './ChangedElsewhere.tsx'
import styles from './Editing.module.css'
import { changedFields, type Texts } from './texts.ts'
import type { Editing } from './useEditing.ts'

/** What others made of the texts of a form, beside what the user made of them. */
export function useTextConflict<Field extends string>(
  { base, latest, values }: Pick<Editing<Texts<Field>>, 'base' | 'latest' | 'values'>,
  labels: Record<NoInfer<Field>, string>,
): Conflict {
  const t = useText(editingText)
  const theirs = changedFields(base.values, latest.values)
  const mine = changedFields(base.values, values)
  const both = mine.filter((field) => theirs.includes(field))
  const changes = (title: string, fields: readonly Field[], texts: Texts<Field>) => (
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
  return {
    title: t.changedElsewhere,
    theirs: changes(t.theirs, theirs, latest.values),
    mine: changes(t.mine, mine, values),
    overlap: both.length > 0 && (
      <p>
        {t.both} {both.map((field) => labels[field]).join(' · ')}
      </p>
    ),
  }
}
