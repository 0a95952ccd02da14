import { LayeredMap } from './layeredMap.ts'
import { refile } from './refile.ts'
import { presentRows, type RowSource } from './rowSource.ts'
import { TableBase, type Entry } from './tableBase.ts'
import type { TableShape } from './tableShape.ts'

/** What has become of a table: keys that went, then rows that were put in. */
export interface TableChanges<Row> {
  removed: readonly string[]
  put: readonly Row[]
}

type Buckets<Row> = LayeredMap<string, readonly Row[]>

/** How a table differs from the rows it began with. */
interface Overlay<Row, Index> {
  changes: LayeredMap<string, Entry<Row>>
  /** Of the indexes asked for so far: the buckets that are not those of the base. */
  buckets: Map<Index, Buckets<Row>>
  /** The place of the next new row. */
  end: number
  size: number
}

const none: readonly never[] = []

/**
 * Rows in the order they came in, found by their key and by indexes. A table never changes: `with` and `without` give
 * another one. The rows it began with are never copied: what changed since lies over them. What is looked for is found
 * without a look at the other rows; an index is made when it is first asked for.
 */
export class Table<Row extends object, Index extends string = never> implements Iterable<Row> {
  readonly #base: TableBase<Row, Index>
  readonly #overlay: Overlay<Row, Index>
  #rows: readonly Row[] | undefined

  private constructor(base: TableBase<Row, Index>, overlay: Overlay<Row, Index>) {
    this.#base = base
    this.#overlay = overlay
  }

  /** A table of these rows, which it keeps as they are. No two may have one key. */
  static of<Row extends object, Index extends string>(shape: TableShape<Row, Index>, rows: readonly Row[]) {
    return Table.from(shape, presentRows(shape, rows))
  }

  /** A table of these rows, of which no two may have one key. */
  static from<Row extends object, Index extends string>(shape: TableShape<Row, Index>, source: RowSource<Row, Index>) {
    const { length } = source
    const overlay = { changes: new LayeredMap<string, Entry<Row>>(), buckets: new Map<Index, Buckets<Row>>() }
    return new Table(new TableBase(shape, source), { ...overlay, end: length, size: length })
  }

  get size(): number {
    return this.#overlay.size
  }

  get(key: string): Row | undefined {
    const entry = this.#overlay.changes.get(key)
    return entry ? entry.row : this.#base.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  /** The rows that an index files under a value, in order: the same array for as long as none of them changes. */
  by(index: Index, value: string): readonly Row[] {
    return this.#bucketsOf(index).get(value) ?? this.#base.bucket(index, value) ?? none
  }

  count(index: Index, value: string): number {
    return this.by(index, value).length
  }

  /** All rows, in order. */
  get rows(): readonly Row[] {
    return (this.#rows ??= this.#collect())
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.rows[Symbol.iterator]()
  }

  /** JSON has the rows alone. */
  toJSON(): readonly Row[] {
    return this.rows
  }

  /** The table with these rows: in the places of those with the same keys, or at the end. */
  with(...rows: Row[]): Table<Row, Index> {
    return this.changedBy({ removed: [], put: rows })
  }

  without(...keys: string[]): Table<Row, Index> {
    return this.changedBy({ removed: keys, put: [] })
  }

  changedBy({ removed, put }: TableChanges<Row>): Table<Row, Index> {
    const changed = new Map<string, Entry<Row>>()
    const entryOf = (key: string) => changed.get(key) ?? this.#entry(key)
    let { end, size } = this.#overlay
    for (const key of removed) {
      const entry = entryOf(key)
      if (!entry?.row) continue
      changed.set(key, { order: entry.order, row: undefined })
      size -= 1
    }
    for (const row of put) {
      const key = this.#base.shape.key(row)
      const entry = entryOf(key)
      changed.set(key, { order: entry?.row ? entry.order : end, row })
      if (entry?.row) continue
      end += 1
      size += 1
    }
    if (changed.size === 0) return this

    const buckets = new Map<Index, Buckets<Row>>()
    for (const [index, before] of this.#overlay.buckets) {
      const bucket = (value: string) => before.get(value) ?? this.#base.bucket(index, value) ?? none
      buckets.set(index, before.with(this.#refile(index, bucket, (key) => this.#entry(key), changed)))
    }
    return new Table(this.#base, { changes: this.#overlay.changes.with(changed), buckets, end, size })
  }

  /**
   * What turns an earlier state of this table into this one. Where the earlier one is as it was made, as seeds are, this
   * costs as much as has changed; else all rows of both are looked at.
   */
  changesSince(earlier: Table<Row, Index>): TableChanges<Row> {
    const { shape } = this.#base
    const isSeed = earlier.#base === this.#base && earlier.#overlay.changes.isEmpty
    if (!isSeed) return difference(earlier.rows, this.rows, shape.key)
    const changes = [...this.#overlay.changes.entries()]
    const gone = changes.filter(([key, { row, order }]) => {
      const before = this.#base.entry(key)
      // A row that went and came again is at another place.
      return before && (!row || order !== before.order)
    })
    return { removed: gone.map(([key]) => key), put: rowsInOrder(changes.map(([, entry]) => entry)) }
  }

  /** The rows that have come or changed since the table began, in no order: costs as much as has changed. */
  changedRows(): Row[] {
    return [...this.#overlay.changes.entries().values()].flatMap(({ row }) => row ?? [])
  }

  #entry(key: string): Entry<Row> | undefined {
    return this.#overlay.changes.get(key) ?? this.#base.entry(key)
  }

  #collect(): readonly Row[] {
    const { source, shape } = this.#base
    const rows = source.rows()
    if (this.#overlay.changes.isEmpty) return rows
    const changes = this.#overlay.changes.entries()
    const collected: Row[] = []
    for (const [order, row] of rows.entries()) {
      const entry = changes.get(shape.key(row))
      if (!entry) collected.push(row)
      else if (entry.row && entry.order === order) collected.push(entry.row)
    }
    return [...collected, ...rowsInOrder([...changes.values()].filter(({ order }) => order >= rows.length))]
  }

  #bucketsOf(index: Index): Buckets<Row> {
    const known = this.#overlay.buckets.get(index)
    if (known) return known
    const bucket = (value: string) => this.#base.bucket(index, value) ?? none
    const changed = this.#overlay.changes.entries()
    const buckets = new LayeredMap(this.#refile(index, bucket, (key) => this.#base.entry(key), changed))
    this.#overlay.buckets.set(index, buckets)
    return buckets
  }

  #refile(
    index: Index,
    bucket: (value: string) => readonly Row[],
    entry: (key: string) => Entry<Row> | undefined,
    changed: ReadonlyMap<string, Entry<Row>>,
  ) {
    const { key, indexes } = this.#base.shape
    return refile({ under: indexes[index], key, bucket, entry }, changed)
  }
}

function rowsInOrder<Row>(entries: readonly Entry<Row>[]): Row[] {
  return entries.toSorted((one, other) => one.order - other.order).flatMap(({ row }) => (row ? [row] : []))
}

/** Rows stay in place up to the first that is another: those behind it are put in anew. */
function difference<Row>(before: readonly Row[], after: readonly Row[], key: (row: Row) => string): TableChanges<Row> {
  const first = before.findIndex((row, index) => {
    const other = after[index]
    return !other || key(other) !== key(row)
  })
  const kept = first === -1 ? before.length : first
  return {
    removed: before.slice(kept).map(key),
    put: after.filter((row, index) => index >= kept || row !== before[index]),
  }
}
