import type { Ask, Job, Outcome, Plain, Printed } from './sandbox.ts'

/** What the page says to the worker. `job` and `ask` are numbers that each side made up. */
export type ToWorker =
  | { kind: 'start'; job: number; what: Job }
  | { kind: 'answer'; job: number; ask: number; answer: Awaited<ReturnType<Ask>> }
  | { kind: 'ping' }

/** What the worker says to the page. */
export type FromWorker =
  | { kind: 'ready' }
  /** The engine could not be loaded: nothing will ever run in this worker. */
  | { kind: 'unusable' }
  | { kind: 'pong' }
  | { kind: 'ask'; job: number; ask: number; api: string; args: Plain }
  | { kind: 'printed'; job: number; line: Printed }
  | { kind: 'ended'; job: number; outcome: Outcome }
