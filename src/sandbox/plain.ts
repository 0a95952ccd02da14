import type { Plain } from './sandbox.ts'

/**
 * Reads JSON from inside; nothing when it is none, or nested beyond what can be read. A name that could pass for a
 * prototype somewhere else is dropped.
 */
export function readPlain(text: string): Plain | undefined {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value)) as Plain
  } catch {
    return undefined
  }
}
