import type { Event } from '../../domain/world/event.ts'
import type { World } from '../../domain/world/world.ts'

/** How much of records, files and code may come to a world, in units of 1,000,000 characters: it has to open in a moment. */
export const mostMegabytes = 20

/** A write that would make a world larger than it may become. Nothing of it is stored. */
export class WorldFull extends Error {}

const sizes = new WeakMap<object, number>()
const growing: ReadonlySet<Event['kind']> = new Set(['item-added', 'item-changed', 'record-added', 'record-changed'])

/** Throws `WorldFull` where these events made a world that is too large even larger. */
export function checkWorldSize(before: World, after: World, events: readonly Event[]): void {
  if (!events.some(({ kind }) => growing.has(kind))) return
  const size = sizeOf(after)
  if (size > mostMegabytes * 1_000_000 && size > sizeOf(before))
    throw new WorldFull(`a world may keep ${mostMegabytes} MB`)
}

/** Of what has come since the world began: what it began with is as large as its scenario. */
function sizeOf({ items, records }: World): number {
  return [...items.changedRows(), ...records.changedRows()].reduce((sum, row) => sum + sizeOfRow(row), 0)
}

function sizeOfRow(row: object): number {
  const known = sizes.get(row)
  if (known !== undefined) return known
  const size = JSON.stringify(row).length
  sizes.set(row, size)
  return size
}
