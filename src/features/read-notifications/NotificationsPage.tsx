import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { notificationsQuery } from '../../api/notifications.ts'
import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { displayName } from '../../components/displayName.ts'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { markNotificationsRead, type NotificationView } from '../../contract/notification.ts'
import { notificationsText } from '../../text/notifications.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { writesText } from '../../text/writes.ts'
import { Button } from '../../ui/Button.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import styles from './NotificationsPage.module.css'

/** 通知: the sharing-removed notices of this account, newest first. */
export function NotificationsPage() {
  const t = useText(notificationsText)
  const { focusHeading } = usePageFocus()
  const notifications = useQuery(notificationsQuery)
  const markRead = useWrite(markNotificationsRead)
  const items = notifications.data?.items
  const unread = items?.filter(({ readAt }) => readAt === null).map(({ id }) => id) ?? []
  // The button that was pressed is gone with what it was for.
  const reactions = { onSuccess: focusHeading }
  const mark = (ids: string[]) => markRead.write({ input: { ids } }, reactions)
  const isOnline = useOnline()
  const { offline } = useText(writesText)
  const state = {
    busy: markRead.isPending,
    'aria-disabled': !isOnline || markRead.isLocked,
    title: isOnline ? undefined : offline,
  }

  return (
    <Page
      title={t.title}
      actions={
        unread.length > 0 ? (
          <Button {...state} onClick={() => mark(unread)}>
            {t.markAllRead}
          </Button>
        ) : undefined
      }
    >
      <Card>
        {notifications.isError && !items && (
          <LoadFailure error={notifications.error} onRetry={() => void notifications.refetch()} />
        )}
        {notifications.isPending && (
          <p role="status">
            <Loading />
          </p>
        )}
        {items?.length === 0 && <PageState title={t.empty}>{t.emptyBody}</PageState>}
        <WriteFailure write={markRead} onCheckAgain={() => markRead.checkAgain(reactions)} />
        {items && items.length > 0 && (
          <ul className={styles.list} aria-label={t.list}>
            {items.map((notice) => (
              <Notice
                key={notice.id}
                notice={notice}
                action={
                  <Button kind="plain" {...state} onClick={() => mark([notice.id])}>
                    {t.markRead}
                  </Button>
                }
              />
            ))}
          </ul>
        )}
      </Card>
    </Page>
  )
}

function Notice({ notice, action }: { notice: NotificationView; action: ReactNode }) {
  const t = useText(notificationsText)
  const language = useLanguage()
  const { owner, environmentIds, at, readAt } = notice
  return (
    <li className={styles.notice}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t.kind}</h2>
        {readAt === null && <span className={styles.unread}>{t.unread}</span>}
        <time className={styles.time} dateTime={at}>
          {formatDateTime(at, language)}
        </time>
        {readAt === null && action}
      </div>
      <p className={styles.body}>
        {t.body(displayName(owner.name, owner.appId), owner.appId, environmentIds.join(', '))}
      </p>
      <p className={styles.advice}>{t.advice}</p>
    </li>
  )
}
