import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LayeredMap } from './layeredMap.ts'
import { Table } from './table.ts'

interface Row {
  id: string
  owner: string
  open: boolean
}

const shape = {
  key: ({ id }: Row) => id,
  indexes: {
    owner: ({ owner }: Row) => owner,
    open: ({ owner, open }: Row) => (open ? owner : undefined),
  },
}
const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const owners = ['x', 'y', 'z']

const row = fc.record({ id: fc.constantFrom(...ids), owner: fc.constantFrom(...owners), open: fc.boolean() })
const start = fc.uniqueArray(row, { selector: ({ id }) => id })
const change = fc.record({
  removed: fc.array(fc.constantFrom(...ids), { maxLength: 2 }),
  put: fc.array(row, { maxLength: 3 }),
  // An index is asked for now and then: it may be made from the start, in the middle, or never.
  asks: fc.option(fc.constantFrom('owner' as const, 'open' as const)),
})
const changes = fc.array(change, { maxLength: 60 })

/** The same by hand, on an array. */
function changedArray(rows: readonly Row[], { removed, put }: { removed: readonly string[]; put: readonly Row[] }) {
  const after = rows.filter(({ id }) => !removed.includes(id))
  for (const added of put) {
    const index = after.findIndex(({ id }) => id === added.id)
    if (index === -1) after.push(added)
    else after[index] = added
  }
  return after
}

function expectSame(table: Table<Row, 'owner' | 'open'>, rows: readonly Row[]) {
  expect(table.rows).toEqual(rows)
  expect([...table]).toEqual(rows)
  expect(table.size).toBe(rows.length)
  for (const id of ids) {
    expect(table.get(id)).toBe(rows.find((each) => each.id === id))
    expect(table.has(id)).toBe(rows.some((each) => each.id === id))
  }
}

function expectSameIndexes(table: Table<Row, 'owner' | 'open'>, rows: readonly Row[]) {
  for (const owner of owners) {
    expect(table.by('owner', owner)).toEqual(rows.filter((each) => each.owner === owner))
    expect(table.by('open', owner)).toEqual(rows.filter((each) => each.owner === owner && each.open))
    expect(table.count('owner', owner)).toBe(rows.filter((each) => each.owner === owner).length)
  }
}

test('a table says what an array of its rows says, whatever was put in and removed', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(start, changes, (rows, steps) => {
      let table = Table.of(shape, rows)
      let array: readonly Row[] = rows
      for (const { asks, ...step } of steps) {
        if (asks) table.by(asks, 'x')
        table = table.changedBy(step)
        array = changedArray(array, step)
        expectSame(table, array)
      }
      expectSameIndexes(table, array)
    }),
  )
})

test('an index is right at every step, and an earlier table stays as it was', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(start, changes, (rows, steps) => {
      const versions = [{ table: Table.of(shape, rows), array: rows as readonly Row[] }]
      for (const step of steps) {
        const { table, array } = versions.at(-1) ?? { table: Table.of(shape, rows), array: rows }
        expectSameIndexes(table, array)
        versions.push({ table: table.changedBy(step), array: changedArray(array, step) })
      }
      for (const { table, array } of versions) {
        expectSame(table, array)
        expectSameIndexes(table, array)
      }
    }),
  )
})

test('the changes since any earlier table, or since another one, lead to the same rows', () => {
  fc.assert(
    fc.property(start, start, changes, (rows, others, steps) => {
      const seed = Table.of(shape, rows)
      const versions = [seed]
      for (const step of steps) versions.push((versions.at(-1) ?? seed).changedBy(step))
      const last = versions.at(-1) ?? seed
      for (const earlier of [...versions, Table.of(shape, others)])
        expect(earlier.changedBy(last.changesSince(earlier)).rows).toEqual(last.rows)
    }),
  )
})

test('the changes since the seed name what changed and nothing else', () => {
  const rows: Row[] = ids.map((id) => ({ id, owner: 'x', open: true }))
  const seed = Table.of(shape, rows)
  const [b, moved, added] = [
    { id: 'b', owner: 'y', open: true },
    { id: 'c', owner: 'z', open: true },
    { id: 'g', owner: 'x', open: false },
  ]
  const table = seed.with(b).without('a', 'c').with(added).with(moved)

  expect(seed.changesSince(seed)).toEqual({ removed: [], put: [] })
  expect(table.changesSince(seed)).toEqual({ removed: expect.toSatisfy(isSet('a', 'c')), put: [b, added, moved] })
  expect(JSON.stringify(seed)).toBe(JSON.stringify(rows))
})

test('what an index files under a value is the same array until one of its rows changes', () => {
  const rows: Row[] = ids.map((id, index) => ({ id, owner: owners[index % 2] ?? '', open: true }))
  const seed = Table.of(shape, rows)
  const before = seed.by('owner', 'x')
  const after = seed.with({ id: 'b', owner: 'y', open: false }, { id: 'g', owner: 'y', open: true })

  expect(after.by('owner', 'x')).toBe(before)
  expect(after.with({ id: 'a', owner: 'x', open: false }).by('owner', 'x')).not.toBe(before)
  expect(after.by('owner', 'nothing')).toEqual([])
  expect(after.without('nothing')).toBe(after)
})

test('a layered map says what a map says, and an earlier one stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(fc.nat(200), fc.nat())), { maxLength: 200 }), (steps) => {
      const maps = [
        { layered: new LayeredMap<number, { value: number }>(), plain: new Map<number, { value: number }>() },
      ]
      for (const step of steps) {
        const entries = new Map(step.map(([key, value]) => [key, { value }]))
        const { layered, plain } = maps.at(-1) ?? { layered: new LayeredMap(), plain: new Map() }
        maps.push({ layered: layered.with(entries), plain: new Map([...plain, ...entries]) })
      }
      for (const { layered, plain } of maps) {
        expect([...layered.entries()]).toEqual([...plain])
        for (const [key, value] of plain) expect(layered.get(key)).toBe(value)
      }
    }),
    { numRuns: 30 },
  )
})

const isSet =
  (...expected: string[]) =>
  (actual: string[]) =>
    String(actual.toSorted()) === String(expected.toSorted())
