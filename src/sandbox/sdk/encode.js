const deepest = 100

/** A query or update command of `db.command`. */
export class Command {
  /**
   * @param {string} name
   * @param {unknown[]} operands
   */
  constructor(name, operands) {
    this.name = name
    this.operands = operands
  }

  /** @param {unknown[]} others */
  and(...others) {
    return new Command('and', [this, ...others.flat()])
  }

  /** @param {unknown[]} others */
  or(...others) {
    return new Command('or', [this, ...others.flat()])
  }
}

/** `db.serverDate()`: the time at which the backend writes. */
export class ServerDate {
  /** @param {number} offset */
  constructor(offset) {
    this.offset = offset
  }
}

/**
 * Data of the database as plain data: `Encoded` in sdkCalls.ts.
 * @param {unknown} value
 * @returns {unknown}
 */
export function encode(value, depth = 0) {
  if (depth > deepest) throw new TypeError('the data is nested too deeply, or contains itself')
  /** @param {unknown} it */
  const inner = (it) => encode(it, depth + 1)

  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value
  if (value instanceof Command) return { $command: value.name, operands: value.operands.map(inner) }
  if (value instanceof ServerDate) return { $serverDate: value.offset }
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof RegExp) return { $regExp: value.source, flags: value.flags }
  if (Array.isArray(value)) return value.map((it) => inner(it) ?? null)
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [assertFieldName(key), inner(it)]))
}

/** @param {string} key */
function assertFieldName(key) {
  if (key.startsWith('$')) throw new TypeError(`the name of a field must not start with $: ${key}`)
  return key
}
