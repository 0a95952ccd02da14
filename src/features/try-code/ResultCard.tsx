import { Refused } from '../../api/failure.ts'
import { hasNoPlayground } from '../../api/runs.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Card } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { AccountView } from '../../contract/account.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { LoadedResult, useResultAhead } from './LoadedResult.tsx'
import { useOutcomeSentence } from './outcomeSentence.ts'
import styles from './TryPage.module.css'
import { useNaming } from './useNaming.ts'
import type { Runs } from './useRuns.ts'

/** 结果: how the last run ended, announced once; focus stays where it is. */
export function ResultCard({
  runs,
  acting,
  accounts,
}: {
  runs: Runs
  acting: string
  /** Those that are called by name in it. */
  accounts: readonly AccountView[]
}) {
  const t = useText(tryText)
  const naming = useNaming(accounts)
  const outcomeSentence = useOutcomeSentence()
  useResultAhead()
  const { ran, error, isPending, runningAs } = runs
  return (
    <Card>
      <h2 className={styles.heading}>{t.result}</h2>
      <p role="status" className={styles.said}>
        {runningAs !== undefined
          ? t.runningAs(naming.account(runningAs))
          : ran && !error
            ? outcomeSentence(ran.report)
            : ''}
      </p>
      {error && <RunFailure error={error} onRetry={runs.again} />}
      {ran && <LoadedResult report={ran.report} ranAs={naming.account(ran.caller)} acting={acting} naming={naming} />}
      {!ran && !isPending && !error && <PageState title={t.noResult}>{t.noResultBody}</PageState>}
    </Card>
  )
}

function RunFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useText(tryText)
  const sentence = useRefusalSentence()
  if (hasNoPlayground(error)) return <PageState title={t.noPlayground}>{t.noPlaygroundBody}</PageState>
  if (!(error instanceof Refused)) return <LoadFailure error={error} onRetry={onRetry} />
  const own = t.refusals[error.code as keyof typeof t.refusals] as string | undefined
  return (
    <Alert tone="danger" title={t.notRun}>
      {own ?? sentence(error)}
    </Alert>
  )
}
