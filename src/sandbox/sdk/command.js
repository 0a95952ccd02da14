import { Command } from './encode.js'

/** `db.command`: queries and updates that more than a value is needed for. */
export const command = {
  ...commandsOf(['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'exists', 'not']),
  ...commandsOf(['set', 'remove', 'inc', 'mul', 'pull', 'pop', 'shift']),

  /** @param {unknown[]} conditions several, or one array of them */
  and: (...conditions) => new Command('and', conditions.flat()),
  /** @param {unknown[]} conditions */
  or: (...conditions) => new Command('or', conditions.flat()),
  /** @param {unknown[]} conditions */
  nor: (...conditions) => new Command('nor', conditions.flat()),
  /** @param {unknown[]} values */
  push: (...values) => new Command('push', values.flat()),
  /** @param {unknown[]} values */
  unshift: (...values) => new Command('unshift', values.flat()),
}

/**
 * @param {readonly string[]} names
 * @returns {Record<string, (...operands: unknown[]) => Command>}
 */
function commandsOf(names) {
  return Object.fromEntries(names.map((name) => [name, (...operands) => new Command(name, operands)]))
}
