import type { Ref } from 'react'
import { SearchBox } from '../../components/SearchBox.tsx'
import { notificationsText } from '../../text/notifications.ts'
import { useText } from '../../text/sentences.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './NotificationsPage.module.css'
import type { NoticesState } from './noticesState.ts'

/** Search and the choice of unread ones only. They write the address; the address decides what is listed. */
export function NoticeFilters({
  ref,
  state,
  onChange,
}: {
  ref: Ref<HTMLDivElement>
  state: NoticesState
  onChange: (change: Partial<NoticesState>, options?: { replace: boolean }) => void
}) {
  const t = useText(notificationsText)
  return (
    <div ref={ref} className={styles.filters} role="search">
      <SearchBox
        search={state.search}
        placeholder={t.searchPlaceholder}
        onSearch={(search) => onChange({ search }, { replace: true })}
      />
      <Select
        label={t.which}
        value={state.unread}
        options={[
          { value: '', label: t.all },
          { value: 'true', label: t.unreadOnly },
        ]}
        onChosen={(value) => onChange({ unread: value === 'true' ? value : '' })}
      />
    </div>
  )
}
