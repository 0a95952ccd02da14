import type { ReactNode } from 'react'
import { displayName } from '../../text/displayName.ts'
import type { NotificationView } from '../../contract/notification.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { notificationsText } from '../../text/notifications.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import styles from './NotificationsPage.module.css'

/** 解除环境共享消息通知: who revoked, which environments, when, and what to do. */
export function Notice({ notice, action }: { notice: NotificationView; action: ReactNode }) {
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
      <p className={styles.body}>{t.body(displayName(owner.name, owner.appId), owner.appId, environmentIds)}</p>
      <p className={styles.advice}>{t.advice}</p>
    </li>
  )
}
