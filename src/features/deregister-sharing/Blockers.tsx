import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { blockersQuery } from '../../api/activation.ts'
import { firstPage, toPageRequest } from '../../api/pages.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { Pages } from '../../components/Pages.tsx'
import { displayName } from '../../text/displayName.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { Alert } from '../../ui/Alert.tsx'
import { buttonLook } from '../../ui/Button.tsx'
import styles from './Blockers.module.css'

const pageSize = 10

/** The shares that keep the account from deregistering, a page at a time, each with the way to end it. */
export function Blockers({ total }: { total: number }) {
  const t = useText(settingsText)
  const [page, setPage] = useState(1)
  const blockers = useQuery({
    ...blockersQuery(toPageRequest({ ...firstPage, page, pageSize })),
    placeholderData: keepPreviousData,
  })
  const { data } = blockers
  return (
    <>
      <div id="deregister-blockers">
        <Alert tone="warning" title={t.blocked(total)} />
      </div>
      {data ? (
        <ul className={styles.blockers} aria-busy={blockers.isFetching}>
          {data.items.map(({ shareId, direction, other }) => {
            const name = displayName(other.name, other.appId)
            return (
              <li key={shareId} className={styles.blocker}>
                <span className={styles.account}>
                  <bdi className={styles.name}>{name}</bdi>
                  <span className={styles.where}>
                    <span className={styles.appId}>{other.appId}</span> · {t.blockedWhere[direction]}
                  </span>
                </span>
                <Link
                  {...buttonLook('plain-danger')}
                  to={paths.revokeShare(direction, shareId)}
                  aria-label={t.revokeOf(name)}
                >
                  {t.revoke}
                </Link>
              </li>
            )
          })}
        </ul>
      ) : (
        <LoadState queries={[blockers]} />
      )}
      {data && data.total > pageSize && (
        <Pages total={data.total} page={data.page} pageSize={pageSize} onPage={setPage} />
      )}
    </>
  )
}
