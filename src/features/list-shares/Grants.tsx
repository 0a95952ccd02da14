'use no memo'

import { Marked } from '../../components/Marked.tsx'
import { PermissionTag } from '../../components/PermissionTag.tsx'
import { usePermissionWords } from '../../components/usePermissionWords.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { GrantView } from '../../contract/share.ts'
import { summarizePermissions, type Catalogue } from '../../domain/sharing/permission.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import styles from './Grants.module.css'

const shownAtOnce = 3

/** The environments of a share and what is allowed in each, of which more than three fold away; and what is wrong with them. */
export function Grants({
  grants,
  catalogue,
  direction,
  sought,
}: {
  grants: readonly GrantView[]
  catalogue: Catalogue
  direction: Direction
  /** A search whose words are marked where they occur. */
  sought: string
}) {
  const t = useText(sharesText)
  const folded = grants.slice(shownAtOnce)
  const troubled = grants.map(({ environment }) => environment).filter(isInTrouble)
  return (
    <>
      <GrantList grants={grants.slice(0, shownAtOnce)} catalogue={catalogue} sought={sought} />
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>{t.moreEnvironments(folded.length)}</summary>
          <GrantList grants={folded} catalogue={catalogue} sought={sought} />
        </details>
      )}
      {troubled.length > 0 && <Troubles environments={troubled} direction={direction} />}
    </>
  )
}

function GrantList({
  grants,
  catalogue,
  sought,
}: {
  grants: readonly GrantView[]
  catalogue: Catalogue
  sought: string
}) {
  const words = usePermissionWords(catalogue)
  return (
    <ul className={styles.grants}>
      {grants.map(({ environment, permissions }) => (
        <li key={environment.id} className={isInTrouble(environment) ? styles.inTrouble : undefined}>
          <code>
            <Marked text={environment.id} sought={sought} />
          </code>
          {summarizePermissions(permissions, catalogue) === 'custom' ? (
            // One line at first, and none in cards: opened, it is whole.
            <details className={styles.custom}>
              <summary>
                <PermissionTag permissions={permissions} catalogue={catalogue} />
                <span className={styles.words}>{words(permissions).join(' · ')}</span>
              </summary>
            </details>
          ) : (
            <PermissionTag permissions={permissions} catalogue={catalogue} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** One sign for a row, whatever is wrong in however many of its environments; opened, it says it of each. */
function Troubles({ environments, direction }: { environments: readonly EnvironmentView[]; direction: Direction }) {
  const t = useText(sharesText)
  const { status: statusWords } = useText(nounsText)
  const reasonsOf = ({ status, authFunction }: EnvironmentView) => [
    ...(status === 'normal' ? [] : [statusWords[status]]),
    ...(authFunction === 'deployed' ? [] : [t.notReady[authFunction]]),
  ]
  const kinds = [...new Set(environments.flatMap(reasonsOf))]
  const inShort = environments.length === 1 || kinds.length === 1 ? kinds.join(' · ') : undefined
  return (
    <details className={styles.troubles}>
      <summary>{t.troubles(environments.length, inShort)}</summary>
      {environments.map((environment) => (
        <p key={environment.id}>
          <code>{environment.id}</code>{' '}
          {[
            ...reasonsOf(environment),
            ...(environment.authFunction === 'deployed' ? [] : [t.initFails[direction]]),
          ].join(' · ')}
        </p>
      ))}
    </details>
  )
}

function isInTrouble({ status, authFunction }: EnvironmentView): boolean {
  return status !== 'normal' || authFunction !== 'deployed'
}
