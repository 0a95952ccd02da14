import { useState } from 'react'
import { useRunCode } from '../../api/runs.ts'
import type { RunReport } from '../../contract/run.ts'

/** Running code as one account. What ran last stays until the next has ended. */
export function useRuns(caller: string) {
  const running = useRunCode()
  const [ran, setRan] = useState<{ report: RunReport; caller: string }>()

  function start(request: { caller: string; code: string }) {
    if (!running.isPending)
      running.mutate(request, { onSuccess: (report) => setRan({ report, caller: request.caller }) })
  }
  return {
    run: (code: string) => start({ caller, code }),
    again: () => running.variables && start(running.variables),
    isPending: running.isPending,
    error: running.isPending ? null : running.error,
    ran,
  }
}

export type Runs = ReturnType<typeof useRuns>
