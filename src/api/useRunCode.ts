import { useEffect, useRef, useState } from 'react'
import { runCode, stopRun, type RunReport } from '../contract/run.ts'
import { newId } from '../platform/newId.ts'
import { useRun } from './runs.ts'
import { send } from './send.ts'

interface RunRequest {
  caller: string
  code: string
}

/** Runs code as any account, one program at a time. It is stopped on demand, and when the screen that waits for it goes. */
export function useRunCode() {
  const { mutate, isPending, variables, error } = useRun(runCode)
  const [stopping, setStopping] = useState<string>()
  const runId = isPending ? variables.runId : undefined

  const unattended = useRef<string>(undefined)
  useEffect(() => void (unattended.current = runId))
  useEffect(() => () => void (unattended.current && stop(unattended.current)), [])

  return {
    run(request: RunRequest, onEnded: (report: RunReport) => void) {
      if (!isPending) mutate({ ...request, runId: newId() }, { onSuccess: onEnded })
    },
    /** The run is answered then, with what there is by then. */
    stop() {
      if (runId === undefined) return
      setStopping(runId)
      // Where nobody can be told, it ends by itself soon enough.
      void stop(runId).then((isTold) => isTold || setStopping(undefined))
    },
    isStopping: runId !== undefined && stopping === runId,
    isPending,
    /** What runs, or ran last. */
    request: variables,
    error: isPending ? null : error,
  }
}

/** Gives whether the backend could be told. */
function stop(runId: string): Promise<boolean> {
  return send(stopRun, { runId }).then(
    () => true,
    () => false,
  )
}
