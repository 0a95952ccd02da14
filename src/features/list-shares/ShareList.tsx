'use no memo'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { configurationQuery } from '../../api/configuration.ts'
import { firstPage } from '../../api/pages.ts'
import { sharesQuery } from '../../api/shares.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageState } from '../../components/PageState.tsx'
import { StaleNotice } from '../../components/StaleNotice.tsx'
import { useShown } from '../../components/useShown.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { Button } from '../../ui/Button.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import fieldStyles from '../../ui/Field.module.css'
import { Filters } from './Filters.tsx'
import { hasFilters, noFilters, readListState, toRequest, writeListState, type ListState } from './listState.ts'
import { SharedNext } from './SharedNext.tsx'
import styles from './ShareList.module.css'
import { ShareTable } from './ShareTable.tsx'

const Pages = lazy(() => import('../../components/Pages.tsx').then((it) => ({ default: it.Pages })))
const EmptyList = lazy(() => import('./EmptyList.tsx').then((module) => ({ default: module.EmptyList })))

/** One direction's shares in their four states: loading, failed, empty (or nothing that matches), and there. */
export function ShareList({ direction }: { direction: Direction }) {
  const t = useText(sharesText)
  const { focusHeading } = usePageFocus()
  const pagesWords = useText(pagesText)
  const { navigate } = useRouter()
  // Only the query: a dialog over the list changes the path, and the list stays as it is.
  const { search } = useLocation()
  const list = readListState(search)
  const shares = useQuery({ ...sharesQuery(toRequest(direction, list)), placeholderData: keepPreviousData })
  const data = useShown(shares)
  const configuration = useQuery(configurationQuery)
  const catalogue = configuration.data?.catalogue
  const table = useRef<HTMLDivElement>(null)
  // While another list is loading, the rows of the old one stay, and their links lead to dialogs over the old one.
  const [shownSearch, setShownSearch] = useState(search)
  if (shownSearch !== search && shares.data && !shares.isPlaceholderData) setShownSearch(search)
  const shown = readListState(shownSearch)
  useTidyAddress(list, shares.isPlaceholderData ? undefined : shares.data?.page)

  function show(change: Partial<ListState>, { replace = false } = {}) {
    const next = { ...list, page: 1, ...change }
    navigate(`?${writeListState(next)}`, { replace })
  }

  async function retry() {
    await Promise.all([shares, configuration].filter(({ isError }) => isError).map(({ refetch }) => refetch()))
    table.current?.focus()
  }

  /** The button that was pressed goes away with what it cleared. */
  function clear() {
    show({ search: '', ...noFilters })
    table.current?.querySelector('input')?.focus()
  }

  /** The table begins where the reading does. */
  function turnTo(page: number) {
    show({ page })
    const top = table.current?.querySelector('table')
    top?.focus({ preventScroll: true })
    top?.scrollIntoView({ block: 'start' })
  }

  function dismiss() {
    show({ shared: '', page: list.page }, { replace: true })
    focusHeading()
  }

  const failed = [shares, configuration].find((query) => query.isError && !query.data)
  const failure = failed?.error && <LoadFailure error={failed.error} onRetry={() => void retry()} />
  if (failure && !data && !hasFilters(list)) return failure

  const isEmpty = data?.totalUnfiltered === 0
  return (
    <div className={styles.stack} ref={table} tabIndex={-1} aria-busy={shares.isFetching}>
      {shares.isError && shares.data && <StaleNotice since={shares.dataUpdatedAt} onRetry={() => void retry()} />}
      {list.shared !== '' && direction === 'given' && <SharedNext shareId={list.shared} onDismissed={dismiss} />}
      {!isEmpty && (
        <Filters
          direction={direction}
          list={list}
          environments={data?.environments ?? []}
          onChange={show}
          onCleared={clear}
        />
      )}
      {failure}
      {failure && !data ? null : isEmpty ? (
        <Suspense>
          <EmptyList direction={direction} />
        </Suspense>
      ) : data?.total === 0 ? (
        <PageState title={t.noMatch} action={<Button onClick={clear}>{pagesWords.clear}</Button>}>
          {t.noMatchBody}
        </PageState>
      ) : (
        <ShareTable
          direction={direction}
          shares={catalogue && data?.items}
          catalogue={catalogue ?? []}
          list={list}
          search={shownSearch}
          sought={shown.search}
          onSort={(sort) => show({ sort })}
        />
      )}
      <div className={styles.foot}>
        <p role="status" className={isEmpty ? fieldStyles.hidden : styles.count}>
          {data && (hasFilters(shown) ? t.countOf(data.total, data.totalUnfiltered) : t.count(data.total))}
          {!data && !failure && <Loading />}
        </p>
        {data && data.total > 0 && <Link to={paths.printShares(direction, shownSearch)}>{t.print}</Link>}
        {data && data.total > Math.min(firstPage.pageSize, list.pageSize) && (
          <Suspense>
            <Pages
              total={data.total}
              page={data.page}
              pageSize={list.pageSize}
              onPage={turnTo}
              onPageSize={(pageSize) => show({ pageSize })}
            />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** An address with impossible values is replaced by that of what is shown (B42, B43). */
function useTidyAddress(list: ListState, page: number | undefined) {
  const { navigate } = useRouter()
  const { search } = useLocation()
  const tidy = writeListState({ ...list, page: page ?? list.page })
  const isTidy = tidy === new URLSearchParams(search).toString()
  useEffect(() => {
    if (!isTidy) navigate(`?${tidy}`, { replace: true })
  }, [isTidy, navigate, tidy])
}
