/** What a table's rows are found by. */
export interface TableShape<Row, Index extends string> {
  /** Names one row. */
  key: (row: Row) => string
  /** What each index files a row under; undefined leaves it out of that index. */
  indexes: Readonly<Record<Index, (row: Row) => string | undefined>>
}
