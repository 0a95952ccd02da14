import type { TraceStep, TracedCall } from '../../contract/run.ts'

/** The step that decided how a program ended: the last one refused with the error it ended in. */
export function decidingStep(calls: readonly TracedCall[], errCode: number | string | null): TraceStep | undefined {
  if (errCode === null) return undefined
  return calls.flatMap(({ steps }) => steps).findLast((step) => !step.passed && step.errCode === errCode)
}
