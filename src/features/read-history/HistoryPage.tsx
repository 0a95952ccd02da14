import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { configurationQuery } from '../../api/configuration.ts'
import { historyQuery } from '../../api/history.ts'
import { sessionQuery } from '../../api/session.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { Pages } from '../../components/Pages.tsx'
import { useShown } from '../../components/useShown.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { historyText } from '../../text/history.ts'
import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { Entry } from './Entry.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import styles from './HistoryPage.module.css'
import { hasFilters, readHistoryState, toRequest, writeHistoryState, type HistoryState } from './historyState.ts'

/** 操作记录: what happened to the sharing of this account, newest first, a page at a time. */
export function HistoryPage() {
  const t = useText(historyText)
  const { clear } = useText(pagesText)
  const { navigate } = useRouter()
  const state = readHistoryState(useLocation().search)
  const history = useQuery({ ...historyQuery(toRequest(state)), placeholderData: keepPreviousData })
  const configuration = useQuery(configurationQuery)
  const session = useQuery(sessionQuery)
  const filters = useRef<HTMLDivElement>(null)
  const data = useShown(history)
  const { focusHeading } = usePageFocus()
  const acting = session.data?.account.appId
  const catalogue = configuration.data?.catalogue
  const isComplete = data && acting !== undefined && catalogue
  const isEmpty = data?.total === 0 && !hasFilters(state)

  function show(change: Partial<HistoryState>, { replace = false } = {}) {
    navigate(`?${writeHistoryState({ ...state, page: 1, ...change })}`, { replace })
  }

  /** The button that was pressed goes away with what it cleared. */
  function clearFilters() {
    show({ search: '', kind: '', share: '' })
    filters.current?.querySelector('input')?.focus()
  }

  return (
    <Page title={t.title} part={state.share} intro={t.intro}>
      <Card>
        {(!isComplete || (history.isError && !history.data)) && !isEmpty && (
          <LoadState queries={[history, configuration, session]} />
        )}
        {isEmpty && <PageState title={t.empty}>{t.emptyBody}</PageState>}
        {data && !isEmpty && <HistoryFilters ref={filters} state={state} onChange={show} onCleared={clearFilters} />}
        {data?.total === 0 && !isEmpty && (
          <PageState title={t.noMatch} action={<Button onClick={clearFilters}>{clear}</Button>} />
        )}
        {isComplete && data.total > 0 && (
          <>
            <ol className={styles.list} aria-label={t.list} aria-busy={history.isFetching}>
              {data.items.map((entry) => (
                <Entry
                  key={entry.revision}
                  entry={entry}
                  acting={acting}
                  catalogue={catalogue}
                  onlyThis={
                    state.share === '' ? (share) => `?${writeHistoryState({ ...state, page: 1, share })}` : undefined
                  }
                />
              ))}
            </ol>
            <div className={styles.foot}>
              <p role="status">{t.count(data.total)}</p>
              <Pages
                total={data.total}
                page={data.page}
                pageSize={state.pageSize}
                onPage={(page) => {
                  show({ page })
                  focusHeading()
                }}
                onPageSize={(pageSize) => show({ pageSize })}
              />
            </div>
          </>
        )}
      </Card>
    </Page>
  )
}
