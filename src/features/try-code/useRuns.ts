import { useState } from 'react'
import { useRunCode } from '../../api/useRunCode.ts'
import type { RunReport } from '../../contract/run.ts'

/** Running code as one account. What ran last stays until the next has ended. */
export function useRuns(caller: string) {
  const { run, request, ...running } = useRunCode()
  const [ran, setRan] = useState<{ report: RunReport; caller: string }>()

  function start(wanted: { caller: string; code: string }) {
    run(wanted, (report) => setRan({ report, caller: wanted.caller }))
  }
  return {
    ...running,
    run: (code: string) => start({ caller, code }),
    again: () => request && start({ caller: request.caller, code: request.code }),
    /** Whose code runs now. */
    runningAs: running.isPending ? request?.caller : undefined,
    ran,
  }
}

export type Runs = ReturnType<typeof useRuns>
