import type { ConsoleLine, RunOutcome, TracedCall } from '../../../contract/run.ts'
import { cloudError, type CloudError } from '../../../domain/cloud/cloudErrors.ts'
import type { JobOutcome, Printed, Sandbox } from '../../../sandbox/sandbox.ts'
import type { Written } from './writeBudget.ts'

/** Everything that belongs to one run of a caller's program, functions included. */
export interface Run {
  sandbox: Sandbox
  /** Runs are numbered as they start. */
  number: number
  /** Aborted when the run is over: whatever it still does is of no use to anybody. */
  ending: AbortController
  calls: TracedCall[]
  lines: ConsoleLine[]
  /** Of all lines, for the limit of a run; and how many lines were printed beyond it. */
  printedCharacters: number
  moreLines: number
  /** How many calls were made and functions run so far, so that no program calls itself without an end. */
  sdkCalls: number
  functions: number
  written: Written
  /** Milliseconds since 1970: nothing is started, answered or written for it from then on. */
  until: number
}

const mostLines = 1000
const longestLine = 10_000
/** As much as a person could read, and more than a screen shows. */
const mostCharacters = 200_000
/** Of the trace, from its beginning and from its end. */
const mostCalls = 100

export function startRun(sandbox: Sandbox, number: number, now: number): Run {
  const until = now + sandbox.limits.runSeconds * 1000
  return { sandbox, number, ending: new AbortController(), ...nothingYet(), until }
}

function nothingYet() {
  return {
    calls: [],
    lines: [],
    printedCharacters: 0,
    moreLines: 0,
    sdkCalls: 0,
    functions: 0,
    written: { changes: 0, characters: 0 },
  }
}

/** Whether nothing may be started, answered or written for a run any more. */
export function isOver({ ending, until }: Run, now: number): boolean {
  return ending.signal.aborted || now >= until
}

/** What a run gets for everything it still wants when its time is up. */
export function timedOut({ sandbox }: Run): CloudError {
  return timedOutAfter(sandbox.limits.runSeconds)
}

/** How a run ended, or that it takes too long or was stopped. What it still does then, its functions above all, ends with it. */
export async function inTime<Ended>({ sandbox, ending }: Run, ended: Promise<Ended>): Promise<Ended | JobOutcome> {
  const { runSeconds } = sandbox.limits
  let timer: ReturnType<typeof setTimeout> | undefined
  const cut = new Promise<JobOutcome>((resolve) => {
    timer = setTimeout(resolve, runSeconds * 1000, { kind: 'timed-out', seconds: runSeconds } satisfies JobOutcome)
    const stop = () => resolve({ kind: 'stopped', why: 'asked' })
    if (ending.signal.aborted) stop()
    else ending.signal.addEventListener('abort', stop, { once: true })
  })
  return Promise.race([ended, cut]).finally(() => {
    clearTimeout(timer)
    ending.abort()
  })
}

/** Keeps what a program prints. `source` is `caller` or a function's name. */
export function printer(run: Run, source: string) {
  return (printed: Printed): void => {
    if ('omitted' in printed) {
      run.moreLines += printed.omitted
      return
    }
    const text = printed.text.slice(0, longestLine)
    // After one that is not kept none is: it would stand as if it had come right after the last.
    const isFull =
      run.moreLines > 0 || run.lines.length >= mostLines || run.printedCharacters + text.length > mostCharacters
    if (isFull) {
      run.moreLines += 1
      return
    }
    run.printedCharacters += text.length
    run.lines.push({ source, level: printed.level, text })
  }
}

/** The trace for a report: what lies between its first and its last calls is left out where there are very many. */
export function tracedCalls({ calls }: Run): { calls: TracedCall[]; callsLeftOut: number } {
  const callsLeftOut = Math.max(0, calls.length - 2 * mostCalls)
  const kept = callsLeftOut > 0 ? [...calls.slice(0, mostCalls), ...calls.slice(-mostCalls)] : calls
  // What functions do after the end of their caller is no part of it.
  return { calls: structuredClone(kept), callsLeftOut }
}

/** How a run ended, for its report. */
export function outcomeView(outcome: JobOutcome): RunOutcome {
  return outcome.kind === 'returned' ? { kind: 'returned', value: outcome.text } : outcome
}

/** What the caller of a function gets when it did not return. */
export function functionError(outcome: Exclude<JobOutcome, { kind: 'returned' }>): CloudError {
  switch (outcome.kind) {
    case 'threw':
      return cloudError('function-failed', outcome.message)
    case 'timed-out':
      return timedOutAfter(outcome.seconds)
    case 'too-large':
      return cloudError('result-too-large')
    case 'out-of-memory':
      return cloudError('function-failed', `more than ${outcome.megabytes} MB of memory`)
    case 'never-settled':
      return cloudError('function-failed', 'its promise never settled')
    case 'stopped':
      return cloudError('too-many-requests', 'it had to give way to programs of newer runs')
    case 'crashed':
      return cloudError('function-failed', 'the function crashed')
  }
}

function timedOutAfter(seconds: number): CloudError {
  return cloudError('function-timed-out', `Invoking task timed out after ${seconds} seconds`)
}
