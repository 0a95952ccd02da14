import { limits } from './limits.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { Ask, Job, Outcome, Printed, Sandbox } from './sandbox.ts'

/** The part of `Worker` that is used. */
export interface WorkerLike {
  postMessage: (message: ToWorker) => void
  terminate: () => void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface RunningJob {
  ask: Ask
  onPrinted: (line: Printed) => void
  end: (outcome: Outcome) => void
  /** Answers it waits for: while there are any, silence is not its doing. */
  waitingFor: number
}

type OpenWorker = ReturnType<typeof openWorker>

/** How long a worker may stay silent, counted in ticks: all of a job's time in one go, and a second of slack. */
const silentTicks = 6
const tickMilliseconds = ((limits.seconds + 1) * 1000) / silentTicks
const loadingMilliseconds = 30_000

/**
 * The sandbox of a page: one worker, started at the first job and kept warm, for any number of jobs at once. What the
 * engine in it cannot interrupt is ended from here, together with the worker; the next job gets a new one.
 */
export function openSandbox(startWorker: () => WorkerLike = startOwnWorker): Sandbox {
  let current: OpenWorker | null = null

  return {
    limits,
    run: (job, ask, onPrinted) =>
      new Promise((end) => {
        try {
          current ??= openWorker(startWorker(), () => {
            current = null
          })
          current.start(job, { ask, onPrinted, end, waitingFor: 0 })
        } catch (error) {
          console.error(error)
          end({ kind: 'crashed' })
        }
      }),
  }
}

function startOwnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
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
    if (message.kind === 'ask') void answer(message)
    if (message.kind === 'ended') end(message.job, message.outcome)
  }

  async function answer({ job: id, ask, api, args }: Extract<FromWorker, { kind: 'ask' }>) {
    const job = jobs.get(id)
    if (!job) return
    job.waitingFor += 1
    const given = await job.ask(api, args).catch(() => ({ ok: false, errCode: -1, errMsg: 'system error' }) as const)
    job.waitingFor -= 1
    if (jobs.has(id)) worker.postMessage({ kind: 'answer', job: id, ask, answer: given })
  }

  function end(id: number, outcome: Outcome) {
    const job = jobs.get(id)
    jobs.delete(id)
    if (jobs.size === 0) stopWatching()
    job?.end(outcome)
  }

  // Ticks are counted, not time: a page that was asleep has not listened, and must not blame the worker.
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
