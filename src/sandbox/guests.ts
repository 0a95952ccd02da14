import { prepareGuest } from './guest.ts'
import type { WaitingGuest } from './guest.ts'
import { limits } from './limits.ts'
import type { Job } from './sandbox.ts'

/** What a run of the guide's sample takes: its caller, cloudbase_auth and the function it calls. */
const wanted = { caller: 1, function: 2 }

/** The engines of one worker. Some are made ahead, since making one takes longer than most programs run. */
export function createGuests(module: Promise<WebAssembly.Module>) {
  const ready: Record<Job['kind'], WaitingGuest[]> = { caller: [], function: [] }
  let isMaking = false
  const missing = () => (['caller', 'function'] as const).find((kind) => ready[kind].length < wanted[kind])

  return {
    async take(kind: Job['kind']): Promise<WaitingGuest> {
      return ready[kind].pop() ?? prepareGuest(await module, kind, limits)
    },

    /** Makes what is missing, one after the other, as long as there is nothing better to do. */
    async makeAhead(isIdle: () => boolean) {
      if (isMaking) return
      isMaking = true
      try {
        for (let kind = missing(); kind && isIdle(); kind = missing())
          ready[kind].push(await prepareGuest(await module, kind, limits))
      } catch {
        // The job that has to make its own says so.
      } finally {
        isMaking = false
      }
    },
  }
}
