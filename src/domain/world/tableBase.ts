/** What a table's rows are found by. */
export interface TableShape<Row, Index extends string> {
  /** Names one row. */
  key: (row: Row) => string
  /** What each index files a row under; undefined leaves it out of that index. */
  indexes: Readonly<Record<Index, (row: Row) => string | undefined>>
}

/** A row and its place in the order. A removed row leaves its place behind. */
export interface Entry<Row> {
  order: number
  row: Row | undefined
}

/** How many buckets of an index are looked for one by one. */
const mostSingle = 2

/** The rows a table began with. What they are found by is made when it is first needed: most of it never is. */
export class TableBase<Row, Index extends string> {
  readonly shape: TableShape<Row, Index>
  readonly rows: readonly Row[]
  #orders: Map<string, number> | undefined
  readonly #indexes = new Map<Index, ReadonlyMap<string, readonly Row[]>>()
  /** Buckets of indexes that are not made yet. */
  readonly #single = new Map<Index, Map<string, readonly Row[]>>()

  constructor(shape: TableShape<Row, Index>, rows: readonly Row[]) {
    this.shape = shape
    this.rows = rows
  }

  entry(key: string): Entry<Row> | undefined {
    const order = this.#orderOf(key)
    return order === undefined ? undefined : { order, row: this.rows[order] }
  }

  get(key: string): Row | undefined {
    const order = this.#orderOf(key)
    return order === undefined ? undefined : this.rows[order]
  }

  bucket(index: Index, value: string): readonly Row[] | undefined {
    return this.#indexes.get(index)?.get(value) ?? this.#singleBucket(index, value)
  }

  /**
   * The first buckets of an index are looked for row by row: a console that opens needs those of one account, and filing
   * 100,000 rows for that takes ten times as long. The index is made once more are asked for.
   */
  #singleBucket(index: Index, value: string): readonly Row[] | undefined {
    if (this.#indexes.has(index)) return undefined
    const under = this.shape.indexes[index]
    const known = this.#single.get(index) ?? new Map<string, readonly Row[]>()
    this.#single.set(index, known)
    const bucket = known.get(value)
    if (bucket) return bucket
    if (known.size === mostSingle) {
      this.#single.delete(index)
      // What was handed out stays the same array.
      this.#indexes.set(index, new Map([...filed(this.rows, under), ...known]))
      return this.bucket(index, value)
    }
    const rows = this.rows.filter((row) => under(row) === value)
    known.set(value, rows)
    return rows
  }

  #orderOf(key: string): number | undefined {
    if (!this.#orders) {
      this.#orders = new Map()
      for (const [order, row] of this.rows.entries()) this.#orders.set(this.shape.key(row), order)
    }
    return this.#orders.get(key)
  }
}

function filed<Row>(rows: readonly Row[], under: (row: Row) => string | undefined): ReadonlyMap<string, Row[]> {
  const buckets = new Map<string, Row[]>()
  for (const row of rows) {
    const value = under(row)
    if (value === undefined) continue
    const bucket = buckets.get(value)
    if (bucket) bucket.push(row)
    else buckets.set(value, [row])
  }
  return buckets
}
