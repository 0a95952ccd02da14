import { usePermissionWords } from '../../components/usePermissionWords.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { ListedShare } from '../../contract/share.ts'
import { summarizePermissions, type Catalogue } from '../../domain/sharing/permission.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { displayName } from '../../text/displayName.ts'
import { nounsText } from '../../text/nouns.ts'
import { printText } from '../../text/print.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import styles from './PrintPage.module.css'

/** The list on paper: a line per environment, all of it in words. */
export function PrintTable({
  direction,
  shares,
  catalogue,
}: {
  direction: Direction
  shares: readonly ListedShare[]
  catalogue: Catalogue
}) {
  const t = useText(printText)
  const s = useText(sharesText)
  return (
    <table className={styles.table} aria-label={t.title[direction]}>
      <thead>
        <tr>
          <th scope="col">{direction === 'given' ? s.grantee : s.owner}</th>
          <th scope="col">{t.accountKind}</th>
          <th scope="col">{t.environment}</th>
          <th scope="col">{t.permissions}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{s.updated}</th>
          <th scope="col">{s.since}</th>
        </tr>
      </thead>
      {shares.map((share) => (
        <ShareLines key={share.id} direction={direction} share={share} catalogue={catalogue} />
      ))}
    </table>
  )
}

function ShareLines({
  direction,
  share,
  catalogue,
}: {
  direction: Direction
  share: ListedShare
  catalogue: Catalogue
}) {
  const { kind, summary } = useText(nounsText)
  const language = useLanguage()
  const words = usePermissionWords(catalogue)
  const stateOf = useStateWords(direction)
  const account = direction === 'given' ? share.grantee : share.owner
  const lines = share.grants.length
  return (
    <tbody>
      {share.grants.map(({ environment, permissions }, index) => {
        const summed = summarizePermissions(permissions, catalogue)
        return (
          <tr key={environment.id}>
            {index === 0 && (
              <>
                <th scope="rowgroup" rowSpan={lines}>
                  <bdi>{displayName(account.name, account.appId)}</bdi>
                  <span className={styles.appId}>{account.appId}</span>
                </th>
                <td rowSpan={lines}>{kind[account.kind]}</td>
              </>
            )}
            <td className={styles.id}>{environment.id}</td>
            <td>{summed === 'custom' ? words(permissions).join(' · ') : summary[summed]}</td>
            <td>{stateOf(environment)}</td>
            {index === 0 && (
              <>
                <td rowSpan={lines}>{formatDateTime(share.updatedAt, language)}</td>
                <td rowSpan={lines}>{formatDateTime(share.createdAt, language)}</td>
              </>
            )}
          </tr>
        )
      })}
    </tbody>
  )
}

function useStateWords(direction: Direction): (environment: EnvironmentView) => string {
  const t = useText(printText)
  const { notReady, initFails } = useText(sharesText)
  const { status: statusWords } = useText(nounsText)
  return ({ status, authFunction }) => {
    const wrong = [
      ...(status === 'normal' ? [] : [statusWords[status]]),
      ...(authFunction === 'deployed' ? [] : [`${notReady[authFunction]} · ${initFails[direction]}`]),
    ]
    return wrong.length === 0 ? t.ready : wrong.join(t.separator)
  }
}
