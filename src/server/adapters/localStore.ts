import type { Store } from '../application/store.ts'

/** A store of this browser alone: beyond what a backend needs of one, it can be put back to its start. */
export interface LocalStore extends Store {
  kind: 'indexeddb' | 'memory'
  reset: () => Promise<void>
}
