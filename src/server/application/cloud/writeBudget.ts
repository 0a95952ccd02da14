import type { Event } from '../../../domain/world/event.ts'

/** What a run has written. */
export interface Written {
  changes: number
  characters: number
}

const mostChanges = 5000
const mostCharacters = 5_000_000

/** What a program is told that wants to write more. */
export const writesTooMuch = `a run may make ${mostChanges} changes and write ${mostCharacters / 1_000_000} MB`

/**
 * Adds what these events write, or gives false where that is more than one run may: each is stored for good, and read
 * when the console opens.
 */
export function spendOn(written: Written, events: readonly Event[]): boolean {
  let { characters } = written
  const changes = written.changes + events.length
  if (changes > mostChanges) return false
  for (const event of events) {
    characters += JSON.stringify(event).length
    if (characters > mostCharacters) return false
  }
  written.changes = changes
  written.characters = characters
  return true
}
