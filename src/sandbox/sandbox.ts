/** Plain data that crosses the sandbox's wall as JSON. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

export interface Job {
  /** `caller`: a mini program's script with `wx.cloud`. `function`: a cloud function with `require('wx-server-sdk')` and `exports.main`. */
  kind: 'caller' | 'function'
  code: string
  /** What `main` gets as its event. */
  event: Plain
  /** What `cloud.getWXContext()` answers (functions), or {} (callers). */
  context: { readonly [key: string]: Plain }
}

/** Answers a call of the SDK that reaches a backend. */
export type HandleCall = (api: string, args: Plain) => Promise<CallAnswer>
export type CallAnswer = { ok: true; value: Plain } | { ok: false; errCode: number | string; errMsg: string }

export interface PrintedLine {
  level: 'log' | 'info' | 'warn' | 'error'
  text: string
}
/** A line, or how many more there were than a job may print. */
export type Printed = PrintedLine | { omitted: number }

/** How a job ended. `value`: as data; absent when it is not plain data (a function, undefined). `text`: as a console prints it. */
export type JobOutcome =
  | { kind: 'returned'; value?: Plain; text: string }
  | { kind: 'threw'; message: string; line: number | null; errCode: number | string | null; errMsg: string | null }
  | { kind: 'timed-out'; seconds: number }
  | { kind: 'out-of-memory'; megabytes: number }
  | { kind: 'never-settled' }
  | { kind: 'too-large'; kilobytes: number; limit: number }
  /** From outside: because somebody asked, or nobody waited any more; or to let programs of newer runs begin. */
  | { kind: 'stopped'; why: 'asked' | 'displaced' }
  | { kind: 'crashed' }

/** What a job belongs to. */
export interface JobOrigin {
  /** Runs are numbered as they start: the newest goes first. */
  run: number
  /** How deep inside functions called by functions; 0 for a caller's program. */
  depth: number
  /** Ends the job when it is aborted, whatever the job is doing then. */
  signal: AbortSignal
}

/** Runs code that is not trusted, within limits and with nothing of its host within reach. */
export interface Sandbox {
  /** What each job may use, of its own running time and of memory; and how long all jobs of a run may take. */
  limits: { seconds: number; megabytes: number; runSeconds: number }
  run: (job: Job, origin: JobOrigin, handleCall: HandleCall, onPrinted: (line: Printed) => void) => Promise<JobOutcome>
}
