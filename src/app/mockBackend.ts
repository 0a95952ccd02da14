import type { FaultMistake, RehearsedFault } from '../text/faults.ts'

/** What the shell shows and does of the mock backend. `startMockBackend` gives one; with a real backend there is none. */
export interface MockBackendControl {
  readonly transport: 'service-worker' | 'in-page'
  /** Where changes go. */
  storage: 'indexeddb' | 'no-storage' | 'memory'
  /** Whether a newer console has come in another tab. */
  outdated: { is: () => boolean; listen: (onOutdated: () => void) => () => void }
  scenario: string
  scenarios: readonly string[]
  ignored: readonly string[]
  /** What of scenario and account was not the default at the start: the address says it. */
  address: { world: string | undefined; as: string | undefined }
  /** Acts where no address names another account. */
  firstAccount: string
  /** Failures that are rehearsed in this tab. */
  faults: {
    current: () => { faults: readonly RehearsedFault[]; mistake?: FaultMistake }
    listen: (onChanged: () => void) => () => void
    clear: () => void
  }
  reset: () => Promise<void>
}
