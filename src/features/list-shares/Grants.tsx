import { PermissionTag } from '../../components/PermissionTag.tsx'
import { usePermissionWords } from '../../components/usePermissionWords.ts'
import type { GrantView } from '../../contract/share.ts'
import { summarizePermissions, type Catalogue } from '../../domain/sharing/permission.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import styles from './ShareList.module.css'

const shownAtOnce = 3

/** The environments of a share and what is allowed in each; more than three fold away. */
export function Grants({
  grants,
  ...rest
}: {
  grants: readonly GrantView[]
  catalogue: Catalogue
  direction: Direction
}) {
  const t = useText(sharesText)
  const folded = grants.slice(shownAtOnce)
  return (
    <>
      <GrantList grants={grants.slice(0, shownAtOnce)} {...rest} />
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>{t.moreEnvironments(folded.length)}</summary>
          <GrantList grants={folded} {...rest} />
        </details>
      )}
    </>
  )
}

function GrantList({
  grants,
  catalogue,
  direction,
}: {
  grants: readonly GrantView[]
  catalogue: Catalogue
  direction: Direction
}) {
  const t = useText(sharesText)
  const { status } = useText(nounsText)
  const words = usePermissionWords(catalogue)
  return (
    <ul className={styles.grants}>
      {grants.map(({ environment, permissions }) => (
        <li key={environment.id}>
          <code>{environment.id}</code>
          <PermissionTag permissions={permissions} catalogue={catalogue} />
          {environment.status !== 'normal' && <span className={styles.status}>{status[environment.status]}</span>}
          {summarizePermissions(permissions, catalogue) === 'custom' && (
            <span className={styles.words}>{words(permissions).join(' · ')}</span>
          )}
          {environment.authFunction !== 'deployed' && (
            <span className={styles.notReady}>
              {t.notReady[environment.authFunction]} · {t.initFails[direction]}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
