import type { Engine } from './engine.ts'
import { prepareVm } from './vm.ts'
import type { PreparedVm } from './vm.ts'
import { limits } from './limits.ts'
import type { Job } from './sandbox.ts'

/** What a run of the guide's sample takes: its caller; cloudbase_auth and then the function it calls. */
const wanted = { caller: 1, function: 2 }

/** The VMs of one worker. Some are made ahead, because making one takes longer than most programs run. */
export function createVmPool(engine: Promise<Engine>) {
  const ready: Record<Job['kind'], PreparedVm[]> = { caller: [], function: [] }
  let isMaking = false

  return {
    async take(kind: Job['kind']): Promise<PreparedVm> {
      return ready[kind].pop() ?? prepareVm(await engine, kind, limits)
    },

    /** Makes what is missing of one kind, one after the other, as long as no job runs. */
    async makeAhead(kind: Job['kind'], isIdle: () => boolean) {
      if (isMaking) return
      isMaking = true
      try {
        while (ready[kind].length < wanted[kind] && isIdle())
          ready[kind].push(await prepareVm(await engine, kind, limits))
      } catch {
        // The job that has to make its own says so.
      } finally {
        isMaking = false
      }
    },
  }
}
