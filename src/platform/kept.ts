import type { TextStorage } from './textStorage.ts'

/** What the console keeps of a person's choices. Anything may stand under the name of one. */
export type Kept = 'language' | 'theme' | 'scenario' | 'storage' | 'account'

const dropped = new Set<Kept>()

/** What was dropped since the page was opened, because it did not fit: the person is told. */
export function droppedKept(): readonly Kept[] {
  return [...dropped]
}

/** Reads a choice. `parse` gives it, or nothing for a text that does not fit: that is dropped, and counts as no choice. */
export function readKept<Value>(
  kept: Kept,
  storage: TextStorage,
  name: string,
  parse: (text: string) => Value | undefined,
): Value | undefined {
  const text = storage.get(name)
  if (text === null) return undefined
  const value = parse(text)
  if (value !== undefined) return value
  storage.remove(name)
  dropped.add(kept)
  return undefined
}
