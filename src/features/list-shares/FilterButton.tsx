'use no memo'

import { lazy, Suspense, useState } from 'react'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { Button } from '../../ui/Button.tsx'
import type { FilterPanelProps } from './FilterPanel.tsx'
import { activeFilters } from './listState.ts'

const FilterPanel = lazy(() => import('./FilterPanel.tsx').then((it) => ({ default: it.FilterPanel })))

/** 筛选: how many filters are set, and the panel with all of them. */
export function FilterButton(props: Omit<FilterPanelProps, 'onClosed'>) {
  const t = useText(sharesText)
  const [isOpen, setOpen] = useState(false)
  const count = activeFilters(props.list).length
  return (
    <>
      <Button aria-expanded={isOpen} aria-haspopup="dialog" onClick={() => setOpen(!isOpen)}>
        {count === 0 ? t.filter : t.filterCount(count)}
      </Button>
      {isOpen && (
        <Suspense>
          <FilterPanel {...props} onClosed={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
