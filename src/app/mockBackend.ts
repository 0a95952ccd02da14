/** What the shell shows and does of the mock backend. `server/start.ts` gives one; with a real backend there is none. */
export interface MockBackendControl {
  readonly transport: 'service-worker' | 'in-page'
  storage: 'kept' | 'memory'
  world: string
  worlds: readonly string[]
  ignored: readonly string[]
  reset: () => Promise<void>
}
