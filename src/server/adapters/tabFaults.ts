import { tabStorage } from '../../platform/textStorage.ts'
import type { Faults } from '../http/faults.ts'
import { readFaultSettings, type FaultSettings } from './faultSettings.ts'

const settingsKey = 'mock.faults'
const listeners = new Set<() => void>()
let text: string | null = null
let settings: FaultSettings = { faults: [] }

/** What is set now. The browser tells nobody when a script of the same tab writes there: it is looked at with every request. */
function current(): FaultSettings {
  const stored = tabStorage.get(settingsKey)
  if (stored !== text) settings = readFaultSettings((text = stored))
  return settings
}

function tell() {
  for (const listener of listeners) listener()
}

export interface TabFaults extends Faults {
  /** The same object as long as nothing is set anew. */
  current: () => FaultSettings
  listen: (onChanged: () => void) => () => void
  clear: () => void
}

/** The faults set in this tab: each tab has its own, and a reload keeps them. */
export const tabFaults: TabFaults = {
  take(request, path) {
    const before = settings
    const all = current().faults
    const line = `${request.method} ${path}`
    const taken = all.filter(({ on, times }) => line.startsWith(on) && times !== 0)
    if (taken.some(({ times }) => times !== undefined)) {
      const left = all.map((it) => (taken.includes(it) && it.times !== undefined ? { ...it, times: it.times - 1 } : it))
      tabStorage.set(settingsKey, JSON.stringify(left))
    }
    if (current() !== before) tell()
    return taken
  },
  current,
  listen(onChanged) {
    listeners.add(onChanged)
    return () => listeners.delete(onChanged)
  },
  clear() {
    tabStorage.remove(settingsKey)
    tell()
  },
}
