import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { configurationQuery } from '../../api/configuration.ts'
import { allSharesQuery } from '../../api/allShares.ts'
import { sessionQuery } from '../../api/session.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { Page } from '../../components/Page.tsx'
import type { Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useLocation } from '../../router/Router.tsx'
import { formatDateTime } from '../../text/dateTime.ts'
import { displayName } from '../../text/displayName.ts'
import { printText } from '../../text/print.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { Button, buttonLook } from '../../ui/Button.tsx'
import { readListState, toRequest } from './listState.ts'
import styles from './PrintPage.module.css'
import { PrintTable } from './PrintTable.tsx'
import { useFilterWords } from './useFilterWords.ts'

/** A whole list as it goes on paper: every row that matches, whose it is, when, and what it was filtered by. */
export function PrintPage({ direction }: { direction: Direction }) {
  const t = useText(printText)
  const { search } = useLocation()
  const list = readListState(search)
  const shares = useQuery(allSharesQuery(toRequest(direction, list)))
  const configuration = useQuery(configurationQuery)
  const session = useQuery(sessionQuery)
  const isReady = Boolean(shares.data && configuration.data && session.data)
  usePrintOnce(isReady)
  return (
    <Page
      title={t.title[direction]}
      actions={
        <div className={styles.actions}>
          <Link to={paths.shares(direction, search)} {...buttonLook()}>
            {t.back}
          </Link>
          {isReady && (
            <Button kind="primary" onClick={() => window.print()}>
              {t.print}
            </Button>
          )}
        </div>
      }
    >
      {shares.data && configuration.data && session.data ? (
        <>
          <Facts
            account={session.data.account}
            at={shares.dataUpdatedAt}
            list={list}
            shown={shares.data.items.length}
            total={shares.data.total}
          />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- In a narrow window it is scrolled, also by keyboard. */}
          <div className={styles.scroll} role="region" aria-label={t.title[direction]} tabIndex={0}>
            <PrintTable direction={direction} shares={shares.data.items} catalogue={configuration.data.catalogue} />
          </div>
        </>
      ) : (
        <LoadState queries={[shares, configuration, session]} />
      )}
    </Page>
  )
}

function Facts({
  account,
  at,
  list,
  shown,
  total,
}: {
  account: { name: string; appId: string }
  at: number
  list: ReturnType<typeof readListState>
  shown: number
  total: number
}) {
  const t = useText(printText)
  const language = useLanguage()
  const filters = useFilterWords(list)
  return (
    <dl className={styles.facts}>
      <dt>{t.account}</dt>
      <dd>
        <bdi>{displayName(account.name, account.appId)}</bdi> {account.appId}
      </dd>
      <dt>{t.at}</dt>
      <dd>{formatDateTime(new Date(at).toISOString(), language)}</dd>
      <dt>{t.filter}</dt>
      <dd>{filters.length === 0 ? t.none : filters.join(t.separator)}</dd>
      <dt>{t.count}</dt>
      <dd>{shown < total ? t.firstOf(shown, total) : t.shares(total)}</dd>
    </dl>
  )
}

/** 打印 in the list led here: once everything is there, the browser is asked to print it. */
function usePrintOnce(isReady: boolean) {
  const isAsked = useRef(false)
  useEffect(() => {
    if (!isReady || isAsked.current) return
    isAsked.current = true
    window.print()
  }, [isReady])
}
