import type { TableShape } from './tableShape.ts'

/**
 * Where a table's first rows come from. A place is a number from 0 to `length` - 1. Key and index are told without making
 * the row: of a scenario with 100,000 shares, a visit needs a few hundred.
 */
export interface RowSource<Row, Index extends string> {
  length: number
  /** The same row each time. */
  row: (place: number) => Row
  key: (place: number) => string
  under: (index: Index, place: number) => string | undefined
  /** All of them, in order: the same array each time. */
  rows: () => readonly Row[]
}

/** Rows that are there already. They are not copied. */
export function presentRows<Row, Index extends string>(
  { key, indexes }: TableShape<Row, Index>,
  rows: readonly Row[],
): RowSource<Row, Index> {
  const at = (place: number): Row => {
    const row = rows[place]
    if (row === undefined) throw new Error(`there is no row at place ${place}`)
    return row
  }
  return {
    length: rows.length,
    row: at,
    key: (place) => key(at(place)),
    under: (index, place) => indexes[index](at(place)),
    rows: () => rows,
  }
}

/** Rows that are made when they are first asked for, and kept. */
export function rowsOnDemand<Row, Index extends string>(
  make: Pick<RowSource<Row, Index>, 'length' | 'row' | 'key' | 'under'>,
): RowSource<Row, Index> {
  const made: Row[] = []
  let all: readonly Row[] | undefined
  const row = (place: number) => (made[place] ??= make.row(place))
  return { ...make, row, rows: () => (all ??= Array.from({ length: make.length }, (_, place) => row(place))) }
}
