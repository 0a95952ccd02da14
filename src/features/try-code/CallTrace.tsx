import { Fragment, useState } from 'react'
import type { TraceStep, TracedCall } from '../../contract/run.ts'
import { Link } from '../../router/Link.tsx'
import { gatesText } from '../../text/gates.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './CallTrace.module.css'
import { stepSentence, wayOn, type Naming } from './stepWords.ts'

interface CallTraceProps {
  calls: readonly TracedCall[]
  /** How many were made between the first and the second half of those. */
  leftOut: number
  /** The step that ended the program: what to do about it stands with the result already. */
  deciding: TraceStep | undefined
  acting: string
  naming: Naming
}

/** Every call of a run, and gate by gate how far it came. */
export function CallTrace({ calls, leftOut, ...rest }: CallTraceProps) {
  const t = useText(tryText)
  const [most, setMost] = useState(callsAtATime)
  if (calls.length === 0) return <p className={styles.soft}>{t.noCalls}</p>
  const { deciding } = rest
  // Where the run ended is shown whatever came before.
  const end = deciding && calls.slice(most).find(({ steps }) => steps.includes(deciding))
  const left = calls.length - most
  return (
    <>
      <ol className={styles.calls}>
        {calls.slice(0, most).map((call, index) => (
          // Calls stay as they came; two of them may be the same.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={index}>
            {leftOut > 0 && index === calls.length / 2 && <li className={styles.soft}>{t.callsLeftOut(leftOut)}</li>}
            <Call call={call} {...rest} />
          </Fragment>
        ))}
      </ol>
      {left > 0 && (
        <Button onClick={() => setMost(most + callsAtATime)}>{t.moreCalls(Math.min(left, callsAtATime), left)}</Button>
      )}
      {end && (
        <ol className={styles.calls} aria-label={t.endOfTrace}>
          <Call call={end} {...rest} />
        </ol>
      )}
    </>
  )
}

const callsAtATime = 50

type Rest = Omit<CallTraceProps, 'calls' | 'leftOut'>

function Call({ call, naming, ...rest }: { call: TracedCall } & Rest) {
  const t = useText(tryText)
  const { api, subject, from, to, environmentId, depth, steps, outcome } = call
  const isPastGates = outcome === 'failed' && steps.every(({ passed }) => passed)
  return (
    <li className={styles.call} data-depth={Math.min(depth, 3)}>
      <p className={styles.head}>
        <code className={styles.api}>
          {api}
          {subject && ` ${subject}`}
        </code>
        <span className={styles.verdict} data-outcome={outcome}>
          <Icon name={outcome === 'ok' ? 'check' : 'close'} />
          {outcome === 'ok' ? t.ok : t.failed}
        </span>
      </p>
      <p className={styles.soft}>
        <bdi>{t.fromTo(naming.account(from), naming.account(to))}</bdi>
        {environmentId && ` · ${environmentId}`}
        {depth > 0 && ` · ${t.nested(depth)}`}
      </p>
      {steps.length > 0 && (
        <ol className={styles.steps}>
          {steps.map((step) => (
            <Step key={step.gate} step={step} call={call} naming={naming} {...rest} />
          ))}
        </ol>
      )}
      {isPastGates && <p className={styles.soft}>{steps.length === 0 ? t.noGates : t.pastGates}</p>}
    </li>
  )
}

function Step({ step, call, deciding, acting, naming }: { step: TraceStep; call: TracedCall } & Rest) {
  const t = useText(tryText)
  const gates = useText(gatesText)
  const way = step.passed ? undefined : wayOn(step, call, acting, t)
  return (
    <li className={styles.step} data-passed={step.passed}>
      <span className={styles.mark}>
        <Icon name={step.passed ? 'check' : 'close'} />
      </span>
      <div>
        <p>
          <span className={styles.state}>{step.passed ? t.passed : t.refused}</span>
          <strong>{gates.name[step.gate]}</strong>
          {step.errCode !== undefined && <code className={styles.code}>{step.errCode}</code>}
        </p>
        <p className={styles.soft}>{stepSentence(step, t, naming)}</p>
        {!step.passed && (
          <p className={styles.soft}>
            {step === deciding
              ? t.turn(gates.whose[step.gate])
              : t.remedy(gates.whose[step.gate], gates.remedy[step.gate])}
          </p>
        )}
        {way && (
          <Link className={styles.way} to={way.to}>
            {way.label}
          </Link>
        )}
      </div>
    </li>
  )
}
