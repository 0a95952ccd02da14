import { displayName } from '../../text/displayName.ts'
import { usePermissionWords } from '../../components/usePermissionWords.ts'
import type { HistoryEntry, HistoryEventView } from '../../contract/history.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import { Link } from '../../router/Link.tsx'
import { formatDateTime } from '../../text/dateTime.ts'
import { historyText } from '../../text/history.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import styles from './HistoryPage.module.css'

interface EntryProps {
  entry: HistoryEntry
  acting: string
  catalogue: Catalogue
  /** The address of what happened to one share, where that is not what is shown anyway. */
  onlyThis: ((shareId: string) => string) | undefined
}

/** One thing that an account did, with all that came of it. */
export function Entry({ entry, acting, catalogue, onlyThis }: EntryProps) {
  const t = useText(historyText)
  const language = useLanguage()
  const share = entry.events.find((event) => event.share)?.share
  return (
    <li className={styles.entry}>
      <time className={styles.time} dateTime={entry.at}>
        {formatDateTime(entry.at, language)}
      </time>
      {entry.events.map((event) => (
        <Event key={event.kind} event={event} isOwn={entry.by.appId === acting} catalogue={catalogue} />
      ))}
      {share && onlyThis && <Link to={onlyThis(share.id)}>{t.onlyThis}</Link>}
    </li>
  )
}

function Event({ event, isOwn, catalogue }: { event: HistoryEventView; isOwn: boolean; catalogue: Catalogue }) {
  const t = useText(historyText)
  const words = usePermissionWords(catalogue)
  const { kind, share, grants } = event
  const other = share ? t.account(displayName(share.other.name, share.other.appId), share.other.appId) : ''
  return (
    <div>
      <p className={styles.what}>{t.told[kind]({ direction: share?.direction ?? 'given', isOwn, other })}</p>
      {grants.length > 0 && (
        <ul className={styles.grants}>
          {grants.map(({ environmentId, permissions }) => (
            <li key={environmentId}>
              <code>{environmentId}</code> <span className={styles.words}>{words(permissions).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
