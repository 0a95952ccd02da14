/** The text of a security rule as data, or what is wrong with it. */
export type RuleReading = { rule: Readonly<Record<string, unknown>> } | { problem: string }

const keys = { functions: ['invoke'], database: ['read', 'write', 'create', 'update', 'delete'] }

/**
 * Reads the text of a security rule: a JSON object of the keys its kind knows. `problem` says what is wrong: `not-json`,
 * `not-an-object`, or `unknown-action write2`.
 */
export function parseRule(text: string, kind: 'functions' | 'database'): RuleReading {
  const written = readJson(text)
  if (!written) return { problem: 'not-json' }
  const { value } = written
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'not-an-object' }
  const odd = Object.keys(value).find((key) => !keys[kind].includes(key))
  return odd === undefined ? { rule: { ...value } } : { problem: `unknown-action ${odd}` }
}

function readJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
