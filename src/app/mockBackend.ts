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
  reset: () => Promise<void>
}
