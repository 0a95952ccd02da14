import type { AppId } from '../../domain/accounts/appId.ts'
import { environmentOf, shareInto, type World } from '../../domain/world/world.ts'
import type { Route } from '../application/route.ts'
import type { Store, StoredAnswer } from '../application/store.ts'
import { problemAnswer, type Answer } from './answer.ts'

/** The writes with a key that are going on. One process keeps them in memory; several would share one place. */
export interface RunningWrites {
  /** Whether the write may start: false while one with the same key is going on. */
  start: (key: string) => Promise<boolean>
  end: (key: string) => Promise<void>
  has: (key: string) => Promise<boolean>
}

export function memoryRunningWrites(): RunningWrites {
  const keys = new Set<string>()
  return {
    async start(key) {
      if (keys.has(key)) return false
      keys.add(key)
      return true
    },
    async end(key) {
      keys.delete(key)
    },
    has: async (key) => keys.has(key),
  }
}

/** Keys belong to the account that uses them: no account can ask for the answers of another. */
export function ownKey(as: AppId, key: string): string {
  return `${as} ${key}`
}

/** What was asked, as a text: equal for a repeat, different for any other request. */
export function fingerprintOf(
  { method, path }: Route['endpoint'],
  input: unknown,
  version: string | undefined,
): string {
  return JSON.stringify([method, path, input, version ?? null])
}

/** Writes once per key: gives the write's answer, or says that a write with this key is going on. */
export async function whileRunning(
  running: RunningWrites,
  key: string | undefined,
  requestId: string,
  write: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return write()
  if (!(await running.start(key))) return problemAnswer('operation-running', requestId)
  try {
    return await write()
  } finally {
    await running.end(key)
  }
}

/** The first answer again. Refuses a key that was used for another request. */
export function replay(earlier: StoredAnswer, fingerprint: string, requestId: string): Answer {
  if (earlier.fingerprint !== fingerprint) return problemAnswer('key-reused', requestId)
  return { status: earlier.status, body: earlier.body, headers: { ...earlier.headers, 'Idempotent-Replayed': 'true' } }
}

/**
 * Whether an account may still hear what it was answered. Of an environment that it has lost since it hears nothing more, not
 * even what it wrote there itself (rule 9).
 */
export function isStillTold(world: World, as: AppId, { fingerprint }: StoredAnswer): boolean {
  const [, , input] = JSON.parse(fingerprint) as [string, string, { environmentId?: unknown }, string | null] // As `fingerprintOf` writes it.
  const { environmentId } = input
  if (typeof environmentId !== 'string') return true
  return environmentOf(world, environmentId)?.owner === as || shareInto(world, as, environmentId) !== undefined
}

/** What became of a write: committed with its answer, as far as it may still be told, still running, or not found. */
export async function answerOperation(
  store: Store,
  running: RunningWrites,
  as: AppId,
  plainKey: string,
): Promise<Answer> {
  const key = ownKey(as, plainKey)
  const stored = await store.answerTo(key)
  if (stored) {
    const isTold = isStillTold(await store.read(), as, stored)
    const outcome = { state: 'committed', status: stored.status }
    return { status: 200, body: isTold ? { ...outcome, result: stored.body } : outcome }
  }
  return { status: 200, body: { state: (await running.has(key)) ? 'running' : 'not-found' } }
}
