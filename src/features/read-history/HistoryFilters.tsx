import type { Ref } from 'react'
import { SearchBox } from '../../components/SearchBox.tsx'
import { historyKinds, type HistoryKind } from '../../domain/world/history.ts'
import { historyText } from '../../text/history.ts'
import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './HistoryPage.module.css'
import { hasFilters, type HistoryState } from './historyState.ts'

/** Search and filters. They write the address; the address decides what is listed. */
export function HistoryFilters({
  ref,
  state,
  onChange,
  onCleared,
}: {
  ref: Ref<HTMLDivElement>
  state: HistoryState
  onChange: (change: Partial<HistoryState>, options?: { replace: boolean }) => void
  onCleared: () => void
}) {
  const t = useText(historyText)
  const { clear } = useText(pagesText)
  return (
    <div ref={ref} className={styles.filters} role="search">
      <SearchBox
        search={state.search}
        placeholder={t.searchPlaceholder}
        onSearch={(search) => onChange({ search }, { replace: true })}
      />
      <Select
        label={t.kind}
        value={state.kind}
        options={[
          { value: '', label: t.allKinds },
          ...historyKinds.map((kind) => ({ value: kind, label: t.kinds[kind] })),
        ]}
        // The options are these and no others.
        onChosen={(kind) => onChange({ kind: kind as HistoryKind | '' })}
      />
      {state.share !== '' && <p>{t.onlyOne}</p>}
      {hasFilters(state) && (
        <Button kind="plain" onClick={onCleared}>
          {clear}
        </Button>
      )}
    </div>
  )
}
