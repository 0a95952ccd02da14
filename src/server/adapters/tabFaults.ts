import * as z from 'zod/mini'
import { params } from '../../contract/problem.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import { faultKinds, type Fault, type Faults } from '../http/faults.ts'

const settingsKey = 'mock.faults'

const settings = z.array(
  z.object({
    on: z.string(),
    kind: z.enum(faultKinds),
    times: z.optional(z.int()),
    milliseconds: z.optional(z.number()),
    status: z.optional(z.int()),
    code: z.optional(z.string()),
    retryAfter: z.optional(z.int()),
    fieldErrors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), params }))),
  }),
)

/** The faults set in this tab: each tab has its own, and a reload keeps them. What cannot be read counts as none. */
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
    return settings.parse(JSON.parse(stored))
  } catch {
    return []
  }
}
