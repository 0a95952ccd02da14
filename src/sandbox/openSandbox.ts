import { limits } from './limits.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { HandleCall, Job, JobOutcome, Printed, Sandbox } from './sandbox.ts'

/** The part of a browser's `Worker` that is used. */
export interface WorkerLike {
  postMessage: (message: ToWorker) => void
  terminate: () => void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface RunningJob {
  handleCall: HandleCall
  onPrinted: (line: Printed) => void
  end: (outcome: JobOutcome) => void
  /** Answers it waits for: while there are any, silence is not its doing. */
  waitingFor: number
}

type OpenWorker = ReturnType<typeof openWorker>

/** How long a worker may stay silent, counted in ticks: all of a job's time in one go, and a second of slack. */
const silentTicks = 6
const tickMilliseconds = ((limits.seconds + 1) * 1000) / silentTicks
const loadingMilliseconds = 30_000

/**
 * A sandbox in one worker, started by the first job and kept, for any number of jobs at once. What the engine in it cannot
 * interrupt is ended from here, together with the worker; the next job gets a new one. `startWorker` is the host's: its
 * worker must run `serveJobs`.
 */
export function openSandbox(startWorker: () => WorkerLike): Sandbox {
  let current: OpenWorker | null = null

  return {
    limits,
    run: (job, handleCall, onPrinted) =>
      new Promise((end) => {
        try {
          current ??= openWorker(startWorker(), () => {
            current = null
          })
          current.start(job, { handleCall, onPrinted, end, waitingFor: 0 })
        } catch (error) {
          console.error(error)
          end({ kind: 'crashed' })
        }
      }),
  }
}

function openWorker(worker: WorkerLike, onClosed: () => void) {
  const jobs = new Map<number, RunningJob>()
  let made = 0
  let isReady = false
  let silence = 0
  let watch: ReturnType<typeof setInterval> | undefined
  const loading = setTimeout(() => close('crashed'), loadingMilliseconds)
  worker.onmessage = ({ data }) => hear(data)
  worker.onerror = () => close('crashed')

  return {
    start(what: Job, job: RunningJob) {
      made += 1
      jobs.set(made, job)
      worker.postMessage({ kind: 'start', job: made, what })
      keepWatch()
    },
  }

  function hear(message: FromWorker) {
    silence = 0
    if (message.kind === 'unusable') return close('crashed')
    if (message.kind === 'ready') {
      isReady = true
      clearTimeout(loading)
      keepWatch()
    }
    if (message.kind === 'printed') jobs.get(message.job)?.onPrinted(message.line)
    if (message.kind === 'call') void answer(message)
    if (message.kind === 'ended') end(message.job, message.outcome)
  }

  async function answer({ job: id, call, api, args }: Extract<FromWorker, { kind: 'call' }>) {
    const job = jobs.get(id)
    if (!job) return
    job.waitingFor += 1
    const given = await job
      .handleCall(api, args)
      .catch(() => ({ ok: false, errCode: -1, errMsg: 'system error' }) as const)
    job.waitingFor -= 1
    if (jobs.has(id)) worker.postMessage({ kind: 'answer', job: id, call, answer: given })
  }

  function end(id: number, outcome: JobOutcome) {
    const job = jobs.get(id)
    jobs.delete(id)
    if (jobs.size === 0) stopWatching()
    job?.end(outcome)
  }

  // Ticks are counted, not time: while a page is suspended it hears nothing, and the worker is not silent for that.
  function keepWatch() {
    if (!isReady || jobs.size === 0 || watch !== undefined) return
    silence = 0
    watch = setInterval(() => {
      silence += 1
      if (silence > silentTicks) close('timed-out')
      else worker.postMessage({ kind: 'ping' })
    }, tickMilliseconds)
  }

  function stopWatching() {
    clearInterval(watch)
    watch = undefined
  }

  function close(reason: 'timed-out' | 'crashed') {
    worker.onmessage = null
    worker.onerror = null
    worker.terminate()
    clearTimeout(loading)
    stopWatching()
    onClosed()
    for (const [id, { waitingFor }] of jobs) {
      end(
        id,
        reason === 'timed-out' && waitingFor === 0
          ? { kind: 'timed-out', seconds: limits.seconds }
          : { kind: 'crashed' },
      )
    }
  }
}
