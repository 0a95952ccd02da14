import { startTransition, useEffect, useState } from 'react'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import type { ListedShare, ShareSort } from '../../contract/share.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { buttonLook } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Icon } from '../../ui/Icon.tsx'
import { Grants } from './Grants.tsx'
import type { ListState } from './listState.ts'
import styles from './ShareList.module.css'

const skeletonRows = ['one', 'two', 'three', 'four', 'five', 'six']

interface ShareTableProps {
  direction: Direction
  /** `undefined` while they are on their way. */
  shares: readonly ListedShare[] | undefined
  catalogue: Catalogue
  list: ListState
  /** The list's address without its question mark: dialogs keep it behind them. */
  search: string
  onSort: (sort: ShareSort) => void
}

/** About as many rows as a window shows. Of a page longer than usual the style sheet leaves out those far below it. */
const firstRows = 6
const usualRows = 20

/** The list itself. Its roles are written out because narrow screens lay the rows out as cards. */
export function ShareTable({ direction, shares, catalogue, list, search, onSort }: ShareTableProps) {
  const t = useText(sharesText)
  return (
    <table
      role="table"
      className={shares && shares.length > usualRows ? `${styles.table} ${styles.long}` : styles.table}
      aria-busy={!shares}
    >
      <caption className={fieldStyles.hidden}>{direction === 'given' ? t.givenTable : t.receivedTable}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <SortHeader label={direction === 'given' ? t.grantee : t.owner} by="name" list={list} onSort={onSort} />
          <th role="columnheader" scope="col">
            {direction === 'given' ? t.grants : t.grantsReceived}
          </th>
          <SortHeader label={t.since} by="since" list={list} onSort={onSort} />
          <th role="columnheader" scope="col">
            {t.actions}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {shares ? (
          <ShareRows direction={direction} shares={shares} catalogue={catalogue} search={search} />
        ) : (
          skeletonRows.map((row) => <SkeletonRow key={row} />)
        )}
      </tbody>
    </table>
  )
}

/** What can be seen at once is drawn at once, the rest right after it. */
function ShareRows({
  shares,
  ...rest
}: {
  direction: Direction
  shares: readonly ListedShare[]
  catalogue: Catalogue
  search: string
}) {
  const [isComplete, setComplete] = useState(false)
  useEffect(() => {
    // Asked for in a frame, so that it is begun after that frame was painted.
    const frame = requestAnimationFrame(() => startTransition(() => setComplete(true)))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (isComplete ? shares : shares.slice(0, firstRows)).map((share) => (
    <ShareRow key={share.id} share={share} {...rest} />
  ))
}

function ShareRow({
  direction,
  share,
  catalogue,
  search,
}: {
  direction: Direction
  share: ListedShare
  catalogue: Catalogue
  search: string
}) {
  const t = useText(sharesText)
  const language = useLanguage()
  return (
    <tr role="row">
      <td role="rowheader">
        <AccountIdentity account={direction === 'given' ? share.grantee : share.owner} isSimilar={share.similarName} />
      </td>
      <td role="cell">
        <Grants grants={share.grants} catalogue={catalogue} direction={direction} />
      </td>
      <td role="cell">
        <time dateTime={share.createdAt}>{formatDateTime(share.createdAt, language)}</time>
      </td>
      <td role="cell">
        {direction === 'given' && (
          <Link to={paths.configureShare(share.id, search)} {...buttonLook('plain')}>
            {t.configure}
          </Link>
        )}
        <Link to={paths.snippets(direction, share.id, search)} {...buttonLook('plain')}>
          {t.snippets}
        </Link>
        <Link to={paths.revokeShare(direction, share.id, search)} {...buttonLook('plain-danger')}>
          {t.revoke}
        </Link>
        {direction === 'received' && <p className={styles.words}>{t.whoEnds}</p>}
      </td>
    </tr>
  )
}

function SortHeader({
  label,
  by,
  list,
  onSort,
}: {
  label: string
  by: 'name' | 'since'
  list: ListState
  onSort: (sort: ShareSort) => void
}) {
  const isSorted = list.sort.endsWith(by)
  const isDescending = list.sort.startsWith('-')
  const next: ShareSort = isSorted ? (isDescending ? by : `-${by}`) : by === 'since' ? '-since' : 'name'
  return (
    <th role="columnheader" scope="col" aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles.sort} onClick={() => onSort(next)}>
        {label}
        {isSorted && <Icon name={isDescending ? 'down' : 'up'} />}
      </button>
    </th>
  )
}

function SkeletonRow() {
  return (
    <tr className={styles.skeleton} aria-hidden="true">
      {['70%', '80%', '60%', '50%'].map((width) => (
        <td key={width}>
          <span className={styles.bone} style={{ width }} />
        </td>
      ))}
    </tr>
  )
}
