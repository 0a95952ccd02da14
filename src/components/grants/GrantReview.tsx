import { permissionOf, type Catalogue } from '../../domain/sharing/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import type { GrantRow } from './grantRows.ts'
import styles from './GrantReview.module.css'

/** What 提交 will grant, spelled out; 操作 stands out, because it changes things. */
export function GrantReview({ rows, catalogue }: { rows: readonly GrantRow[]; catalogue: Catalogue }) {
  const t = useText(grantsText)
  const chosen = rows.filter(({ environmentId }) => environmentId !== '')
  const isFarReaching = chosen.some(({ permissions }) => permissions.some((key) => key.endsWith('.operate')))
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
              <PermissionWords permissions={permissions} catalogue={catalogue} />
            </li>
          ))}
        </ul>
      )}
      {isFarReaching && <p className={styles.soft}>{t.farReachingHint}</p>}
      <p className={styles.soft}>{t.payer}</p>
    </section>
  )
}

function PermissionWords({ permissions, catalogue }: { permissions: readonly string[]; catalogue: Catalogue }) {
  const t = useText(grantsText)
  const n = useText(nounsText)
  return (
    <span className={styles.words}>
      {catalogue.map(({ resource, actions }) => {
        const chosen = actions.filter((action) => permissions.includes(permissionOf(resource, action)))
        if (chosen.length === 0) return null
        return (
          <span key={resource}>
            {n.permission(n.resource[resource], chosen.map((action) => n.action[action]).join(n.and))}{' '}
            {chosen.includes('operate') && <span className={styles.far}>{t.farReaching}</span>}
          </span>
        )
      })}
    </span>
  )
}
