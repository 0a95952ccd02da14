import { openLane, type Lane } from './lane.ts'
import type { WorkerLike } from './jobWorker.ts'
import { limits } from './limits.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * A sandbox in workers, each of which runs one job at a time and is kept for the next. What the engine in one cannot
 * interrupt is ended together with it, and with nothing else. `startWorker` is the host's: its worker must run `serveJobs`.
 */
export function openSandbox(startWorker: () => WorkerLike): Sandbox {
  const lanes = new Map<number, Lane>()

  return {
    limits,
    run(job, origin, handleCall, onPrinted) {
      const lane = lanes.get(origin.depth) ?? openLane(startWorker)
      lanes.set(origin.depth, lane)
      return new Promise((end) => lane.run({ what: job, origin, handleCall, onPrinted, end }))
    },
  }
}
