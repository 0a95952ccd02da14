import { useSyncExternalStore } from 'react'
import type { MockBackendControl } from './mockBackend.ts'

/** The failures that are rehearsed in this tab now, without those that are used up. */
export function useFaults({ faults }: MockBackendControl) {
  const { faults: set, mistake } = useSyncExternalStore(faults.listen, faults.current, faults.current)
  return { active: set.filter(({ times }) => times !== 0), mistake }
}
