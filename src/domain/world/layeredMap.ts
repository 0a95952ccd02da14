/** How many entries `with` may copy, besides a square root's worth of all of them. */
const fewEntries = 32

/**
 * A map that never changes: `with` gives another one. Nearly all of it is shared by both, only the latest entries are
 * copied, so that a step costs about the square root of the size. Entries keep the place where they were first set.
 */
export class LayeredMap<Key, Value extends object> {
  readonly #settled: ReadonlyMap<Key, Value>
  readonly #recent: ReadonlyMap<Key, Value>

  constructor(settled: ReadonlyMap<Key, Value> = new Map(), recent: ReadonlyMap<Key, Value> = new Map()) {
    this.#settled = settled
    this.#recent = recent
  }

  get isEmpty(): boolean {
    return this.#settled.size + this.#recent.size === 0
  }

  get(key: Key): Value | undefined {
    return this.#recent.get(key) ?? this.#settled.get(key)
  }

  /** The map in which these entries are set. */
  with(entries: ReadonlyMap<Key, Value>): LayeredMap<Key, Value> {
    const recent = merged(this.#recent, entries)
    if (recent.size <= fewEntries + Math.sqrt(this.#settled.size)) return new LayeredMap(this.#settled, recent)
    return new LayeredMap(merged(this.#settled, recent))
  }

  /** Everything in it, as a map of the language. */
  entries(): ReadonlyMap<Key, Value> {
    return merged(this.#settled, this.#recent)
  }
}

function merged<Key, Value>(one: ReadonlyMap<Key, Value>, other: ReadonlyMap<Key, Value>): Map<Key, Value> {
  const both = new Map(one)
  for (const [key, value] of other) both.set(key, value)
  return both
}
