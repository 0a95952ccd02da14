import type { Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { usePermissionWords } from '../usePermissionWords.ts'
import type { GrantRow } from './grantRows.ts'
import styles from './GrantReview.module.css'

/** What 提交 will grant, spelled out; that 操作 can change things is said once. */
export function GrantReview({ rows, catalogue }: { rows: readonly GrantRow[]; catalogue: Catalogue }) {
  const t = useText(grantsText)
  const words = usePermissionWords(catalogue)
  const chosen = rows.filter(({ environmentId }) => environmentId !== '')
  const canChange = chosen.some(({ permissions }) => permissions.some((key) => key.endsWith('.operate')))
  return (
    <section className={styles.review} aria-label={t.review}>
      <h3 className={styles.title}>{t.review}</h3>
      {chosen.length === 0 ? (
        <p className={styles.soft}>{t.reviewEmpty}</p>
      ) : (
        <ul className={styles.list}>
          {chosen.map(({ environmentId, permissions }) => (
            <li key={environmentId}>
              <span className={styles.environment}>{environmentId}</span>
              <span className={styles.words}>
                {words(permissions).map((word) => (
                  <span key={word}>{word} </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canChange && (
        <p className={styles.soft}>
          <span className={styles.far}>{t.farReaching}</span> {t.farReachingHint}
        </p>
      )}
      <p className={styles.soft}>{t.payer}</p>
    </section>
  )
}
