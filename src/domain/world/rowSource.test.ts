import { expect, test } from 'vitest'
import { rowsOnDemand } from './rowSource.ts'
import { Table } from './table.ts'

interface Cup {
  id: string
  tea: string
}

const shape = { key: ({ id }: Cup) => id, indexes: { tea: ({ tea }: Cup) => tea } }
const teas = ['jasmine', 'oolong', 'puer', 'green', 'white']
const teaAt = (place: number) => teas[place % teas.length] ?? ''

/** A table of cups, and the places of those that were made so far. */
function cups(length: number) {
  const made: number[] = []
  const source = rowsOnDemand<Cup, 'tea'>({
    length,
    row(place) {
      made.push(place)
      return { id: `cup-${place}`, tea: teaAt(place) }
    },
    key: (place) => `cup-${place}`,
    under: (_index, place) => teaAt(place),
  })
  return { table: Table.from(shape, source), made }
}

test('only rows that are looked at are made, and each once', () => {
  const { table, made } = cups(50)

  expect(table.size).toBe(50)
  expect(made).toEqual([])
  expect(table.get('cup-7')).toBe(table.get('cup-7'))
  expect(table.by('tea', 'oolong').map(({ id }) => id)).toEqual(
    [1, 6, 11, 16, 21, 26, 31, 36, 41, 46].map((place) => `cup-${place}`),
  )
  expect(made).toEqual([7, 1, 6, 11, 16, 21, 26, 31, 36, 41, 46])
})

test('what changed is told without making the rest', () => {
  const { table, made } = cups(50)
  const changed = table.with({ id: 'cup-3', tea: 'white' }).without('cup-4')

  expect(changed.changesSince(table)).toEqual({ removed: ['cup-4'], put: [{ id: 'cup-3', tea: 'white' }] })
  expect(made.length).toBeLessThanOrEqual(2)
})

test('all rows, every index and the table after a change are those of a table of the same rows', () => {
  const { table } = cups(50)
  const same = Table.of(shape, cups(50).table.rows)

  expect(table.rows).toEqual(same.rows)
  expect(table.rows).toBe(table.rows)
  for (const tea of teas) expect(table.by('tea', tea)).toEqual(same.by('tea', tea))
  const poured = { id: 'cup-50', tea: 'puer' }
  expect(table.with(poured).by('tea', 'puer')).toEqual(same.with(poured).by('tea', 'puer'))
})
