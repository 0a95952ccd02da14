import type { RunReport, TraceStep } from '../../contract/run.ts'
import { gatesText } from '../../text/gates.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { decidingStep } from './decidingStep.ts'

/** The end of a run in one sentence, for the screen and for screen readers. */
export function useOutcomeSentence(): (report: RunReport) => string {
  const t = useText(tryText)
  const gates = useText(gatesText)
  return (report) => {
    const { outcome } = report
    const step = decidingStepOf(report)
    // The compiler cannot see that the sentence is the one of this very kind.
    const sentence = (t.outcome[outcome.kind] as (about: typeof outcome) => string)(outcome)
    return step ? t.stoppedAt(sentence, gates.name[step.gate]) : sentence
  }
}

/** The step that decided how a run ended, where one did. */
export function decidingStepOf({ outcome, calls }: RunReport): TraceStep | undefined {
  return outcome.kind === 'threw' ? decidingStep(calls, outcome.errCode) : undefined
}
