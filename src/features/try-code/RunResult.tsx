import type { TraceStep, RunReport } from '../../contract/run.ts'
import { gatesText } from '../../text/gates.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { CallTrace } from './CallTrace.tsx'
import { ConsoleLines } from './ConsoleLines.tsx'
import styles from './RunResult.module.css'
import { decidingStepOf } from './outcomeSentence.ts'
import type { Naming } from './stepWords.ts'

interface RunResultProps {
  report: RunReport
  /** Who it ran as, by name. */
  ranAs: string
  acting: string
  naming: Naming
}

/** What became of a run: how it ended, what it printed, and the gates its calls came to. */
export function RunResult({ report, ranAs, acting, naming }: RunResultProps) {
  const t = useText(tryText)
  const step = decidingStepOf(report)
  return (
    <div className={styles.result}>
      <div className={styles.part}>
        <OutcomeAlert outcome={report.outcome} step={step} />
        <p className={styles.note}>{t.ranAs(ranAs, Math.round(report.milliseconds))}</p>
        <h3 className={styles.heading}>{t.console}</h3>
        <ConsoleLines lines={report.lines} moreLines={report.moreLines} />
      </div>
      <div className={styles.part}>
        <h3 className={styles.heading}>{t.trace}</h3>
        <CallTrace calls={report.calls} leftOut={report.callsLeftOut} deciding={step} acting={acting} naming={naming} />
      </div>
    </div>
  )
}

function OutcomeAlert({ outcome, step }: { outcome: RunReport['outcome']; step: TraceStep | undefined }) {
  const t = useText(tryText)
  const gates = useText(gatesText)
  // No live region: the end of the run is announced once, by the line above.
  if (outcome.kind === 'returned') {
    return (
      <div className={styles.outcome} data-kind="returned">
        <p className={styles.title}>{t.returnValue}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reachable by keyboard. */}
        <pre className={styles.printed} tabIndex={0} role="region" aria-label={t.returnValue}>
          {outcome.value}
        </pre>
      </div>
    )
  }
  const advice = (t.advice[outcome.kind] as (about: typeof outcome) => string)(outcome)
  return (
    <div className={styles.outcome}>
      {outcome.kind === 'threw' && (
        <dl className={styles.facts}>
          {outcome.errCode !== null && (
            <>
              <dt>errCode</dt>
              <dd>{outcome.errCode}</dd>
            </>
          )}
          <dt>{outcome.errMsg === null ? t.message : 'errMsg'}</dt>
          <dd>{outcome.errMsg ?? outcome.message}</dd>
          {outcome.line !== null && (
            <>
              <dt>{t.place}</dt>
              <dd>{t.line(outcome.line)}</dd>
            </>
          )}
        </dl>
      )}
      <p>{step ? gates.remedy[step.gate] : advice}</p>
    </div>
  )
}
