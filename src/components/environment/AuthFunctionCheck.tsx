import { useCheckAuthFunction } from '../../api/runs.ts'
import type { AuthFunctionReport, RunOutcome } from '../../contract/run.ts'
import { answerError } from '../../domain/cloud/authAnswer.ts'
import { authFunctionText } from '../../text/authFunction.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { CodeBox } from '../CodeBox.tsx'
import { WriteButton } from '../WriteButton.tsx'
import { ActFailure } from '../WriteFailure.tsx'
import styles from './AuthFunctionCheck.module.css'

/** 检查应答: runs cloudbase_auth once and says what is wrong with what it answers, and what callers see of that. */
export function AuthFunctionCheck({ environmentId }: { environmentId: string }) {
  const t = useText(authFunctionText)
  const check = useCheckAuthFunction()
  return (
    <section className={styles.check} aria-label={t.check}>
      <div className={styles.head}>
        <WriteButton write={check} busyLabel={t.checking} onClick={() => check.mutate({ environmentId })}>
          {t.check}
        </WriteButton>
        <p className={styles.hint}>{t.checkHint}</p>
      </div>
      {check.error && <ActFailure error={check.error} />}
      {check.data && <Found check={check.data} />}
    </section>
  )
}

function Found({ check }: { check: AuthFunctionReport }) {
  const t = useText(authFunctionText)
  if (check.authFunction === 'missing') return <Alert tone="warning" title={t.gone} />
  return (
    <>
      <Alert
        tone={check.problems.length === 0 ? 'success' : 'warning'}
        title={check.problems.length === 0 ? t.right : t.wrong(check.problems.length)}
      >
        {check.problems.length > 0 && (
          <ul className={styles.problems}>
            {check.problems.map((problem) => (
              <li key={problem}>
                {t.problem[problem]}
                <span className={styles.seen}>
                  {problem === 'failed' ? t.seenFailed : t.seen(answerError([problem]).errMsg)}
                </span>
              </li>
            ))}
          </ul>
        )}
        <Ending outcome={check.outcome} />
      </Alert>
      {check.answer !== null && (
        <div>
          <p className={styles.title}>{t.answer}</p>
          <CodeBox code={check.answer} label={t.answer} />
        </div>
      )}
      {check.lines.length > 0 && (
        <div>
          <p className={styles.title}>{t.lines}</p>
          <CodeBox
            code={check.lines.map(({ level, text }) => (level === 'log' ? text : `[${level}] ${text}`)).join('\n')}
            label={t.lines}
          />
          {check.moreLines > 0 && <p className={styles.hint}>{t.moreLines(check.moreLines)}</p>}
        </div>
      )}
    </>
  )
}

/** How it ended when it did not return. */
function Ending({ outcome }: { outcome: RunOutcome }) {
  const t = useText(authFunctionText)
  if (outcome.kind === 'returned') return null
  return (
    <p>
      {t.outcome[outcome.kind]}
      {outcome.kind === 'threw' && (
        <>
          {outcome.line !== null && ` (${t.line(outcome.line)})`}:{' '}
          <code className={styles.message}>{outcome.message}</code>
        </>
      )}
    </p>
  )
}
