import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { notificationsQuery } from '../../api/notifications.ts'
import { useWrite } from '../../api/useWrite.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { Pages } from '../../components/Pages.tsx'
import { WriteButton } from '../../components/WriteButton.tsx'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { markAllNotificationsRead, markNotificationsRead } from '../../contract/notification.ts'
import { useShown } from '../../components/useShown.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { notificationsText } from '../../text/notifications.ts'
import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { Notice } from './Notice.tsx'
import { NoticeFilters } from './NoticeFilters.tsx'
import styles from './NotificationsPage.module.css'
import { hasFilters, readNoticesState, toRequest, writeNoticesState, type NoticesState } from './noticesState.ts'

/** 通知: the sharing-removed notices of this account, newest first, a page at a time. */
export function NotificationsPage() {
  const t = useText(notificationsText)
  const { clear } = useText(pagesText)
  const { focusHeading } = usePageFocus()
  const { navigate } = useRouter()
  const state = readNoticesState(useLocation().search)
  const notifications = useQuery({ ...notificationsQuery(toRequest(state)), placeholderData: keepPreviousData })
  const markRead = useWrite(markNotificationsRead)
  const markAllRead = useWrite(markAllNotificationsRead)
  const data = useShown(notifications)
  const newest = data?.newest
  const filters = useRef<HTMLDivElement>(null)

  function show(change: Partial<NoticesState>, { replace = false } = {}) {
    navigate(`?${writeNoticesState({ ...state, page: 1, ...change })}`, { replace })
  }

  /** The button that was pressed goes away with what it cleared. */
  function clearFilters() {
    show({ search: '', unread: '' })
    filters.current?.querySelector('input')?.focus()
  }

  // The button that was pressed is gone with what it was for.
  const reactions = { onSuccess: focusHeading }
  const isLocked = markRead.isLocked || markAllRead.isLocked
  return (
    <Page
      title={t.title}
      actions={
        data && newest && data.unread > 0 ? (
          <WriteButton
            write={{ isPending: markAllRead.isPending, isLocked }}
            onClick={() => markAllRead.write({ input: { upTo: newest } }, reactions)}
          >
            {t.markAllRead}
          </WriteButton>
        ) : undefined
      }
    >
      <Card>
        {notifications.isError && !notifications.data && (
          <LoadFailure error={notifications.error} onRetry={() => void notifications.refetch()} />
        )}
        {notifications.isPending && (
          <p role="status">
            <Loading />
          </p>
        )}
        {data && newest === null && <PageState title={t.empty}>{t.emptyBody}</PageState>}
        {newest && <NoticeFilters ref={filters} state={state} onChange={show} />}
        <WriteFailure write={markAllRead} />
        <WriteFailure write={markRead} />
        {data && newest && data.total === 0 && hasFilters(state) && (
          <PageState title={t.noMatch} action={<Button onClick={clearFilters}>{clear}</Button>} />
        )}
        {data && data.total > 0 && (
          <>
            <ul className={styles.list} aria-label={t.list} aria-busy={notifications.isFetching}>
              {data.items.map((notice) => (
                <Notice
                  key={notice.id}
                  notice={notice}
                  action={
                    <WriteButton
                      kind="plain"
                      write={{ isPending: markRead.isPending, isLocked }}
                      onClick={() => markRead.write({ input: { ids: [notice.id] } }, reactions)}
                    >
                      {t.markRead}
                    </WriteButton>
                  }
                />
              ))}
            </ul>
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
