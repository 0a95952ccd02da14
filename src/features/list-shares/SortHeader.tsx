'use no memo'

import type { ShareSort } from '../../contract/share.ts'
import type { ListState } from './listState.ts'
import styles from './SortHeader.module.css'

/** The head of a column that the list can be sorted by. Pressed again it turns round; times begin with the latest. */
export function SortHeader({
  label,
  by,
  list,
  onSort,
}: {
  label: string
  by: 'name' | 'since' | 'updated'
  list: ListState
  onSort: (sort: ShareSort) => void
}) {
  const isSorted = list.sort.endsWith(by)
  const isDescending = list.sort.startsWith('-')
  const next: ShareSort = isSorted ? (isDescending ? by : `-${by}`) : by === 'name' ? 'name' : `-${by}`
  return (
    <th scope="col" aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles.sort} onClick={() => onSort(next)}>
        {label}
      </button>
    </th>
  )
}
