import { useDeferredValue } from 'react'
import { SearchBox } from '../../components/SearchBox.tsx'
import type { AccountKind } from '../../domain/accounts/account.ts'
import { nounsText } from '../../text/nouns.ts'
import { pagesText } from '../../text/pages.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { hasFilters, type ListState } from './listState.ts'
import styles from './ShareList.module.css'

type OnChange = (change: Partial<ListState>, options?: { replace: boolean }) => void

/** Search and filters. They write the address; the address decides what is listed. */
export function Filters({
  list,
  environments,
  onChange,
  onCleared,
}: {
  list: ListState
  environments: readonly string[]
  onChange: OnChange
  onCleared: () => void
}) {
  const t = useText(sharesText)
  const { clear } = useText(pagesText)
  const { kind } = useText(nounsText)
  // The first rows do not wait for what a closed list holds. As one text, the same environments are no change: every
  // answer brings an array of its own, and would be drawn twice.
  const choosable = useDeferredValue(environments.join(' '), '')
  const environmentIds = [...new Set([...choosable.split(' '), list.environment])].filter((id) => id !== '')
  return (
    <div className={styles.filters} role="search">
      <SearchBox
        search={list.search}
        placeholder={t.searchPlaceholder}
        onSearch={(search) => onChange({ search }, { replace: true })}
      />
      <Select
        label={t.kind}
        value={list.kind}
        options={[
          { value: '', label: t.allKinds },
          ...Object.entries(kind).map(([value, label]) => ({ value, label })),
        ]}
        onChosen={(value) => onChange({ kind: value as AccountKind | '' })}
      />
      <Select
        label={t.environment}
        value={list.environment}
        options={[{ value: '', label: t.allEnvironments }, ...environmentIds.map((id) => ({ value: id, label: id }))]}
        onChosen={(environment) => onChange({ environment })}
      />
      {hasFilters(list) && (
        <Button kind="plain" onClick={onCleared}>
          {clear}
        </Button>
      )}
    </div>
  )
}
