import * as z from 'zod/mini'
import { params } from '../../contract/problem.ts'
import { readKept } from '../../platform/kept.ts'
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

/** The faults set in this tab: each tab has its own, and a reload keeps them. */
export const tabFaults: Faults = {
  take(request, path) {
    const all = readFaults()
    const line = `${request.method} ${path}`
    const taken = all.filter(({ on, times }) => line.startsWith(on) && times !== 0)
    if (taken.some(({ times }) => times !== undefined)) {
      const left = all.map((it) => (taken.includes(it) && it.times !== undefined ? { ...it, times: it.times - 1 } : it))
      tabStorage.set(settingsKey, JSON.stringify(left))
    }
    return taken
  },
}

/** Those that are set. What cannot be read is dropped. */
export function readFaults(): Fault[] {
  return readKept('faults', tabStorage, settingsKey, parse) ?? []
}

function parse(text: string): Fault[] | undefined {
  try {
    return settings.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
