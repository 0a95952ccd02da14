import { PermissionTag } from '../../components/PermissionTag.tsx'
import { usePermissionWords } from '../../components/usePermissionWords.ts'
import type { GrantView } from '../../contract/share.ts'
import { summarizePermissions, type Catalogue } from '../../domain/permission.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import styles from './ShareList.module.css'

const shownAtOnce = 3

/** The environments of a share and what is allowed in each; more than three fold away. */
export function Grants({ grants, catalogue }: { grants: readonly GrantView[]; catalogue: Catalogue }) {
  const t = useText(sharesText)
  const rest = grants.slice(shownAtOnce)
  return (
    <div className={styles.grants}>
      <GrantList grants={grants.slice(0, shownAtOnce)} catalogue={catalogue} />
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{t.moreEnvironments(rest.length)}</summary>
          <GrantList grants={rest} catalogue={catalogue} />
        </details>
      )}
    </div>
  )
}

function GrantList({ grants, catalogue }: { grants: readonly GrantView[]; catalogue: Catalogue }) {
  const { status } = useText(nounsText)
  const words = usePermissionWords(catalogue)
  return (
    <ul className={styles.grants}>
      {grants.map(({ environment, permissions }) => (
        <li key={environment.id} className={styles.grant}>
          <span className={styles.environment}>{environment.id}</span>
          <PermissionTag permissions={permissions} catalogue={catalogue} />
          {environment.status !== 'normal' && <span className={styles.status}>{status[environment.status]}</span>}
          {summarizePermissions(permissions, catalogue) === 'custom' && <span className={styles.words}>{words(permissions).join(' · ')}</span>}
        </li>
      ))}
    </ul>
  )
}
