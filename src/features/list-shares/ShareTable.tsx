import { startTransition, useEffect, useState } from 'react'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import type { ListedShare, ShareSort } from '../../contract/share.ts'
import type { Catalogue } from '../../domain/sharing/permission.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { formatDateTime } from '../../text/dateTime.ts'
import { formatTimeAgo } from '../../text/timeAgo.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import fieldStyles from '../../ui/Field.module.css'
import { Grants } from './Grants.tsx'
import type { ListState } from './listState.ts'
import styles from './ShareTable.module.css'
import { SortHeader } from './SortHeader.tsx'
import layout from './TableLayout.module.css'

const skeletonCells = ['one', 'two', 'three', 'four', 'five']
const skeletonRows = ['one', 'two', 'three', 'four', 'five', 'six']

interface ShareTableProps {
  direction: Direction
  /** `undefined` while they are on their way. */
  shares: readonly ListedShare[] | undefined
  catalogue: Catalogue
  list: ListState
  /** The list's address without its question mark: dialogs keep it behind them. */
  search: string
  /** What was searched for in the shares shown. */
  sought: string
  onSort: (sort: ShareSort) => void
}

/** About as many rows as a window shows. Of a page longer than usual the style sheet leaves out those far below it. */
const firstRows = 6
const usualRows = 20

/**
 * The list itself. Its parts are those of a table, without roles: browsers keep what they are, also where the style sheet
 * lays the rows out as grids and cards.
 */
export function ShareTable({ direction, shares, catalogue, list, search, sought, onSort }: ShareTableProps) {
  const t = useText(sharesText)
  return (
    <>
      <table
        className={`${styles.table} ${layout.table} ${shares && shares.length > usualRows ? layout.long : ''}`}
        aria-busy={!shares}
        // Where a page begins: the focus goes there when it is turned.
        tabIndex={-1}
      >
        <caption className={fieldStyles.hidden}>{direction === 'given' ? t.givenTable : t.receivedTable}</caption>
        <thead>
          <tr>
            <SortHeader label={direction === 'given' ? t.grantee : t.owner} by="name" list={list} onSort={onSort} />
            <th scope="col">{direction === 'given' ? t.grants : t.grantsReceived}</th>
            <SortHeader label={t.updated} by="updated" list={list} onSort={onSort} />
            <SortHeader label={t.since} by="since" list={list} onSort={onSort} />
            <th scope="col">{t.actions}</th>
          </tr>
        </thead>
        <tbody>
          {shares ? (
            <ShareRows
              direction={direction}
              shares={shares}
              catalogue={catalogue}
              search={search}
              newest={list.shared}
              sought={sought}
            />
          ) : (
            skeletonRows.map((row) => <SkeletonRow key={row} />)
          )}
        </tbody>
      </table>
      {direction === 'received' && <p className={styles.whoEnds}>{t.whoEnds}</p>}
    </>
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
  newest: string
  sought: string
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
  newest,
  sought,
}: {
  direction: Direction
  share: ListedShare
  catalogue: Catalogue
  search: string
  /** The share that was just made. */
  newest: string
  sought: string
}) {
  const t = useText(sharesText)
  const [account, other] = direction === 'given' ? [share.grantee, share.owner] : [share.owner, share.grantee]
  const isNewest = share.id === newest
  return (
    <tr aria-current={isNewest || undefined} ref={isNewest ? inSight : undefined}>
      <th scope="row">
        <AccountIdentity account={account} beside={other.name} isSimilar={share.similarName} sought={sought} />
      </th>
      <td>
        <Grants grants={share.grants} catalogue={catalogue} direction={direction} sought={sought} />
      </td>
      <TimeCell label={t.updatedAt} at={share.updatedAt} />
      <TimeCell label={t.sharedAt} at={share.createdAt} />
      <td>
        {direction === 'given' && <Link to={paths.configureShare(share.id, search)}>{t.configure}</Link>}
        <Link to={paths.snippets(direction, share.id, search)}>{t.snippets}</Link>
        <Link to={paths.revokeShare(direction, share.id, search)}>{t.revoke}</Link>
      </td>
    </tr>
  )
}

const inSight = (row: HTMLElement | null) => row?.scrollIntoView({ block: 'nearest' })

/** How long ago; the style sheet puts the exact time in its place for the pointer and the keyboard, and in cards the label. */
function TimeCell({ label, at }: { label: string; at: string }) {
  const language = useLanguage()
  return (
    <td data-label={label}>
      <time dateTime={at} data-exact={formatDateTime(at, language)}>
        {formatTimeAgo(at, language)}
      </time>
    </td>
  )
}

function SkeletonRow() {
  return (
    <tr className={styles.skeleton} aria-hidden="true">
      {skeletonCells.map((cell) => (
        <td key={cell}>
          <span className={styles.bone} />
        </td>
      ))}
    </tr>
  )
}
