import type { Entry } from './tableBase.ts'

/** One index of a table, before some of its rows change. */
interface Filing<Row> {
  under: (row: Row) => string | undefined
  key: (row: Row) => string
  bucket: (value: string) => readonly Row[]
  entry: (key: string) => Entry<Row> | undefined
}

/** The buckets of an index that are others once these rows have changed, in order. */
export function refile<Row extends object>(
  { under, key, bucket, entry }: Filing<Row>,
  changed: ReadonlyMap<string, Entry<Row>>,
): ReadonlyMap<string, readonly Row[]> {
  const refiled = new Map<string, Row[]>()
  const opened = (value: string): Row[] => {
    const known = refiled.get(value)
    if (known) return known
    const copy = [...bucket(value)]
    refiled.set(value, copy)
    return copy
  }
  const valueOf = (row: Row | undefined) => row && under(row)
  const orderOf = (row: Row) => (changed.get(key(row)) ?? entry(key(row)))?.order ?? 0

  const entering: [string, Entry<Row>][] = []
  for (const [changedKey, after] of changed) {
    const before = entry(changedKey)
    const [from, to] = [valueOf(before?.row), valueOf(after.row)]
    const stays = from === to && before?.order === after.order
    if (before?.row && from !== undefined) replace(opened(from), before.row, stays ? after.row : undefined)
    if (!stays && to !== undefined) entering.push([to, after])
  }
  for (const [value, { order, row }] of entering) {
    const rows = opened(value)
    // Nearly always the end: that is where new rows come.
    const last = rows.findLastIndex((other) => orderOf(other) < order)
    if (row) rows.splice(last + 1, 0, row)
  }
  return refiled
}

function replace<Row>(rows: Row[], before: Row, after: Row | undefined): void {
  rows.splice(rows.indexOf(before), 1, ...(after ? [after] : []))
}
