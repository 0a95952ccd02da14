import type { Cloud } from '../application/cloud/createCloud.ts'
import type { RouteContext } from '../application/route.ts'
import type { Store } from '../application/store.ts'
import type { RunningWrites } from './idempotency.ts'
import type { LookUpLimit } from './rateLimit.ts'

/** What the steps that answer a call may use. */
export interface Pipeline {
  store: Store
  newId: (prefix: string) => string
  lookUpLimit: LookUpLimit
  runningWrites: RunningWrites
  openCloud: () => Promise<Cloud>
  /** Goes on with work after the answer. */
  workOn: (work: Promise<boolean>) => void
}

/** A request as the steps know it by then. */
export interface Asked {
  requestId: string
  context: RouteContext
  /** Its Idempotency-Key, made the acting account's own. */
  key?: string | undefined
  /** The version of its If-Match. */
  version?: number | undefined
  fingerprint: string
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal
}
