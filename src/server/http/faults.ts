import * as z from 'zod/mini'
import { params } from '../../contract/problem.ts'
import { tabStorage } from '../../platform/textStorage.ts'

const settingsKey = 'mock.faults'

/**
 * A failure to rehearse (quality.md §3). `on` is a method and the start of a path: `GET /api/shares`.
 * `times` counts down; without it the fault stays.
 */
const fault = z.object({
  on: z.string(),
  kind: z.enum(['latency', 'status', 'reset', 'hang', 'truncated', 'html', 'drop-before', 'drop-after']),
  times: z.optional(z.int()),
  milliseconds: z.optional(z.number()),
  status: z.optional(z.int()),
  code: z.optional(z.string()),
  retryAfter: z.optional(z.int()),
  fieldErrors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), params }))),
})
export type Fault = z.infer<typeof fault>

/** Where faults are set: each tab has its own, and a reload keeps them. */
export interface Faults {
  take: (request: Request, path: string) => Fault[]
}

export const noFaults: Faults = { take: () => [] }

export const tabFaults: Faults = {
  take(request, path) {
    const all = readSettings()
    const line = `${request.method} ${path}`
    const taken = all.filter(({ on, times }) => line.startsWith(on) && times !== 0)
    if (taken.some(({ times }) => times !== undefined)) {
      const left = all.map((it) => (taken.includes(it) && it.times !== undefined ? { ...it, times: it.times - 1 } : it))
      tabStorage.set(settingsKey, JSON.stringify(left))
    }
    return taken
  },
}

function readSettings(): Fault[] {
  const stored = tabStorage.get(settingsKey)
  if (stored === null) return []
  try {
    return z.array(fault).parse(JSON.parse(stored))
  } catch {
    return []
  }
}

/** Waits, but no longer than the one who asked. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
