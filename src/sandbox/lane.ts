import { openJobWorker, type JobWorker, type RunningJob, type WorkerLike } from './jobWorker.ts'
import type { JobOrigin } from './sandbox.ts'

interface LaneJob extends RunningJob {
  origin: JobOrigin
}

interface UnderWay extends LaneJob {
  worker: JobWorker
  startedAt: number
}

export type Lane = ReturnType<typeof openLane>

const mostWorkers = 2
/** How long a job is under way before it gives way to one of a newer run: long enough for any that does not loop. */
const ownMilliseconds = 1500

/**
 * Runs the jobs of one depth, a few at once. What came last goes first, in the order of a run's own calls; where nothing
 * of an older run ends, it gives way. So a run starts in a moment whatever those before it do. A job never waits for
 * one of its own lane: what it calls is deeper.
 */
export function openLane(startWorker: () => WorkerLike) {
  const open = new Set<JobWorker>()
  const idle = new Set<JobWorker>()
  const underWay = new Set<UnderWay>()
  const waiting = new Set<LaneJob>()
  let displacing: ReturnType<typeof setTimeout> | undefined
  return { run }

  function run(job: LaneJob) {
    const { signal } = job.origin
    if (signal.aborted) {
      job.end({ kind: 'stopped', why: 'asked' })
      return
    }
    const cancelled = new AbortController()
    const end: LaneJob['end'] = (outcome) => {
      cancelled.abort()
      job.end(outcome)
    }
    const own = { ...job, end }
    signal.addEventListener('abort', () => cancel(own), { signal: cancelled.signal })
    waiting.add(own)
    next()
  }

  function cancel(job: LaneJob) {
    waiting.delete(job)
    const running = [...underWay].find(({ end }) => end === job.end)
    if (running) running.worker.close({ kind: 'stopped', why: 'asked' })
    else job.end({ kind: 'stopped', why: 'asked' })
  }

  function next() {
    for (let job = first(); job && underWay.size < mostWorkers; job = first()) {
      waiting.delete(job)
      begin(job)
    }
    clearTimeout(displacing)
    const newest = first()?.origin.run ?? 0
    const oldest = [...underWay].find(({ origin }) => origin.run < newest)
    if (!oldest) return
    const left = oldest.startedAt + ownMilliseconds - Date.now()
    displacing = setTimeout(() => oldest.worker.close({ kind: 'stopped', why: 'displaced' }), Math.max(left, 0))
  }

  /** Of the newest run that waits, the job that came first. */
  function first(): LaneJob | undefined {
    // All jobs of a run are cancelled at once: while one is, another must not begin.
    const wanted = [...waiting].filter(({ origin }) => !origin.signal.aborted)
    return wanted.toSorted((one, other) => other.origin.run - one.origin.run)[0]
  }

  function begin(job: LaneJob) {
    try {
      const worker = take()
      const running = { ...job, worker, startedAt: Date.now() }
      underWay.add(running)
      worker.start({
        ...job,
        end(outcome) {
          underWay.delete(running)
          if (open.has(worker)) idle.add(worker)
          job.end(outcome)
          next()
        },
      })
    } catch (error) {
      console.error(error)
      job.end({ kind: 'crashed' })
    }
  }

  function take(): JobWorker {
    const [free] = idle
    if (free) {
      idle.delete(free)
      return free
    }
    const worker = openJobWorker(startWorker(), () => {
      open.delete(worker)
      idle.delete(worker)
    })
    open.add(worker)
    return worker
  }
}
