import type { RowSource } from './rowSource.ts'
import type { TableShape } from './tableShape.ts'

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
  readonly source: RowSource<Row, Index>
  #orders: Map<string, number> | undefined
  readonly #indexes = new Map<Index, ReadonlyMap<string, readonly Row[]>>()
  /** Buckets of indexes that are not made yet. */
  readonly #single = new Map<Index, Map<string, readonly Row[]>>()

  constructor(shape: TableShape<Row, Index>, source: RowSource<Row, Index>) {
    this.shape = shape
    this.source = source
  }

  entry(key: string): Entry<Row> | undefined {
    const order = this.#orderOf(key)
    return order === undefined ? undefined : { order, row: this.source.row(order) }
  }

  get(key: string): Row | undefined {
    return this.entry(key)?.row
  }

  bucket(index: Index, value: string): readonly Row[] | undefined {
    return this.#indexes.get(index)?.get(value) ?? this.#singleBucket(index, value)
  }

  /**
   * The first buckets of an index are looked for place by place: a console that opens needs those of one account, and
   * filing 100,000 rows for that takes ten times as long. The index is made once more are asked for.
   */
  #singleBucket(index: Index, value: string): readonly Row[] | undefined {
    if (this.#indexes.has(index)) return undefined
    const known = this.#single.get(index) ?? new Map<string, readonly Row[]>()
    this.#single.set(index, known)
    const bucket = known.get(value)
    if (bucket) return bucket
    if (known.size === mostSingle) {
      this.#single.delete(index)
      // What was handed out stays the same array.
      this.#indexes.set(index, new Map([...filed(this.source, index), ...known]))
      return this.bucket(index, value)
    }
    const rows = rowsUnder(this.source, index, value)
    known.set(value, rows)
    return rows
  }

  #orderOf(key: string): number | undefined {
    if (!this.#orders) {
      this.#orders = new Map()
      for (let place = 0; place < this.source.length; place += 1) this.#orders.set(this.source.key(place), place)
    }
    return this.#orders.get(key)
  }
}

function rowsUnder<Row, Index extends string>(source: RowSource<Row, Index>, index: Index, value: string): Row[] {
  const rows: Row[] = []
  for (let place = 0; place < source.length; place += 1)
    if (source.under(index, place) === value) rows.push(source.row(place))
  return rows
}

function filed<Row, Index extends string>(
  source: RowSource<Row, Index>,
  index: Index,
): ReadonlyMap<string, readonly Row[]> {
  const places = new Map<string, number[]>()
  for (let place = 0; place < source.length; place += 1) {
    const value = source.under(index, place)
    if (value === undefined) continue
    const bucket = places.get(value)
    if (bucket) bucket.push(place)
    else places.set(value, [place])
  }
  return new Map([...places].map(([value, bucket]) => [value, bucket.map((place) => source.row(place))]))
}
