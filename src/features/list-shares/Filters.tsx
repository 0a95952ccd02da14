'use no memo'

import { lazy, Suspense, useDeferredValue } from 'react'
import { SearchBox } from '../../components/SearchBox.tsx'
import type { AccountKind } from '../../domain/accounts/account.ts'
import type { Direction } from '../../domain/sharing/share.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { Select } from '../../ui/Select.tsx'
import { FilterButton } from './FilterButton.tsx'
import { hasFilters, type ListState, type OnChange } from './listState.ts'
import styles from './ShareList.module.css'

const ActiveFilters = lazy(() => import('./ActiveFilters.tsx').then((it) => ({ default: it.ActiveFilters })))

/** Search and filters. They write the address; the address decides what is listed. */
export function Filters({
  direction,
  list,
  environments,
  onChange,
  onCleared,
}: {
  direction: Direction
  list: ListState
  environments: readonly string[]
  onChange: OnChange
  onCleared: () => void
}) {
  const t = useText(sharesText)
  const { kind } = useText(nounsText)
  // The first rows do not wait for what a closed list holds. As one text, the same environments are no change: every
  // answer brings an array of its own, and would be drawn twice.
  const choosable = useDeferredValue(environments.join(' '), '')
  const environmentIds = [...new Set([...choosable.split(' '), list.environment])].filter((id) => id !== '')
  return (
    <>
      <div className={styles.filters} role="search">
        <SearchBox
          search={list.search}
          placeholder={t.searchPlaceholder}
          onSearch={(search) => onChange({ search }, { replace: true })}
        />
        <Select
          label={t.kind}
          showLabel
          value={list.kind}
          options={[
            { value: '', label: t.allKinds },
            ...Object.entries(kind).map(([value, label]) => ({ value, label })),
          ]}
          onChosen={(value) => onChange({ kind: value as AccountKind | '' })}
        />
        <Select
          label={t.environment}
          showLabel
          value={list.environment}
          options={[{ value: '', label: t.allEnvironments }, ...environmentIds.map((id) => ({ value: id, label: id }))]}
          onChosen={(environment) => onChange({ environment })}
        />
        <FilterButton direction={direction} list={list} onChange={onChange} />
      </div>
      {hasFilters(list) && (
        <div className={styles.chips}>
          <Suspense>
            <ActiveFilters list={list} onChange={onChange} onCleared={onCleared} />
          </Suspense>
        </div>
      )}
    </>
  )
}
