import type { Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { usePermissionWords } from '../usePermissionWords.ts'
import type { RowChange } from './grantRows.ts'
import styles from './GrantReview.module.css'

const signs = { added: '+', removed: '−', changed: '~' } as const

/** A difference, environment by environment: + added, − removed, ~ changed. */
export function GrantChanges({
  title,
  changes,
  catalogue,
  none,
}: {
  title: string
  changes: readonly RowChange[]
  catalogue: Catalogue
  none: string
}) {
  const t = useText(grantsText)
  const words = usePermissionWords(catalogue)
  return (
    <section className={styles.review} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {changes.length === 0 && <p className={styles.soft}>{none}</p>}
      <ul className={styles.list}>
        {changes.map((change) => (
          <li key={change.environmentId}>
            <span
              className={`${styles.sign} ${change.kind === 'removed' ? styles.minus : styles.plus}`}
              aria-hidden="true"
            >
              {signs[change.kind]}
            </span>
            <span className={styles.soft}>{t[change.kind]} </span>
            <span className={styles.environment}>{change.environmentId}</span>
            {change.added.length > 0 && <Line sign="+" text={words(change.added).join(' · ')} />}
            {change.kind === 'changed' && change.removed.length > 0 && (
              <Line sign="−" text={words(change.removed).join(' · ')} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ sign, text }: { sign: '+' | '−'; text: string }) {
  return (
    <div className={styles.line}>
      <span className={`${styles.sign} ${sign === '+' ? styles.plus : styles.minus}`}>{sign}</span>
      {text}
    </div>
  )
}
