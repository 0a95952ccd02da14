import type { CallAnswer, Job, JobOutcome, Plain, Printed } from './sandbox.ts'

/** What the host of the sandbox says to its worker. The host numbers the jobs, the worker the calls. */
export type ToWorker =
  | { kind: 'start'; job: number; what: Job }
  | { kind: 'answer'; job: number; call: number; answer: CallAnswer }
  | { kind: 'ping' }

/** What the worker says to the host. */
export type FromWorker =
  | { kind: 'ready' }
  /** The engine could not be loaded: nothing will ever run in this worker. */
  | { kind: 'unusable' }
  | { kind: 'pong' }
  | { kind: 'call'; job: number; call: number; api: string; args: Plain }
  | { kind: 'printed'; job: number; line: Printed }
  | { kind: 'ended'; job: number; outcome: JobOutcome }
