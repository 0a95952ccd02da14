import { limits } from './limits.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { HandleCall, Job, JobOutcome, Printed } from './sandbox.ts'

/** The part of a browser's `Worker` that is used. */
export interface WorkerLike {
  postMessage: (message: ToWorker) => void
  terminate: () => void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** A job with those who answer its calls, read what it prints, and wait for its end. */
export interface RunningJob {
  what: Job
  handleCall: HandleCall
  onPrinted: (line: Printed) => void
  end: (outcome: JobOutcome) => void
}

export type JobWorker = ReturnType<typeof openJobWorker>

/** How long a worker may stay silent, counted in ticks: all of a job's time in one go, and a second of slack. */
const silentTicks = 6
const tickMilliseconds = ((limits.seconds + 1) * 1000) / silentTicks
const loadingMilliseconds = 30_000

/**
 * A worker that runs one job at a time, so that a job can be ended together with it: what the engine in it cannot
 * interrupt as well as what nobody waits for any more. `onClosed` is told once, when it can run nothing further.
 */
export function openJobWorker(worker: WorkerLike, onClosed: () => void) {
  let current: (RunningJob & { number: number }) | undefined
  let made = 0
  let isReady = false
  let silence = 0
  let watch: ReturnType<typeof setInterval> | undefined
  const loading = setTimeout(() => close({ kind: 'crashed' }), loadingMilliseconds)
  worker.onmessage = ({ data }) => hear(data)
  worker.onerror = () => close({ kind: 'crashed' })
  return { start, close }

  function start(job: RunningJob) {
    made += 1
    current = { ...job, number: made }
    worker.postMessage({ kind: 'start', job: made, what: job.what })
    keepWatch()
  }

  /** Ends the worker, and with this outcome the job that it runs. */
  function close(outcome: JobOutcome) {
    worker.onmessage = null
    worker.onerror = null
    worker.terminate()
    clearTimeout(loading)
    const job = current
    rest()
    onClosed()
    job?.end(outcome)
  }

  function hear(message: FromWorker) {
    silence = 0
    if (message.kind === 'unusable') return close({ kind: 'crashed' })
    if (message.kind === 'ready') {
      isReady = true
      clearTimeout(loading)
      keepWatch()
    }
    if (message.kind === 'printed' && message.job === current?.number) current.onPrinted(message.line)
    if (message.kind === 'call') void answer(message)
    if (message.kind === 'ended' && message.job === current?.number) {
      const job = current
      rest()
      job.end(message.outcome)
    }
  }

  async function answer({ job, call, api, args }: Extract<FromWorker, { kind: 'call' }>) {
    if (job !== current?.number) return
    const given = await current
      .handleCall(api, args)
      .catch(() => ({ ok: false, errCode: -1, errMsg: 'system error' }) as const)
    if (job === current?.number) worker.postMessage({ kind: 'answer', job, call, answer: given })
  }

  // Ticks are counted, not time: while a page is suspended it hears nothing, and the worker is not silent for that.
  function keepWatch() {
    if (!isReady || !current || watch !== undefined) return
    silence = 0
    watch = setInterval(() => {
      silence += 1
      if (silence > silentTicks) close({ kind: 'timed-out', seconds: limits.seconds })
      else worker.postMessage({ kind: 'ping' })
    }, tickMilliseconds)
  }

  function rest() {
    current = undefined
    clearInterval(watch)
    watch = undefined
  }
}
