import { useId, useState, type KeyboardEvent } from 'react'
import { Refused } from '../../api/failure.ts'
import { hasNoPlayground, useRunCode } from '../../api/runs.ts'
import { useOnline } from '../../api/useOnline.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Card } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { AccountView } from '../../contract/account.ts'
import type { RunReport } from '../../contract/run.ts'
import { authFunctionName } from '../../domain/item.ts'
import { editorText } from '../../text/editor.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { callerCode, functionOf, functionSample, newFunctionCode } from './codeSamples.ts'
import { mayDo, type EnvironmentChoice } from './environmentChoice.ts'
import { FunctionPane } from './FunctionPane.tsx'
import { RunResult, useOutcomeSentence } from './RunResult.tsx'
import styles from './TryPage.module.css'
import { newFunction, type Sample } from './tryState.ts'
import { useDraftText } from './useDraftText.ts'
import { useFunctionEdit, type FunctionView } from './useFunctionEdit.ts'
import { useNaming } from './useNaming.ts'

interface WorkbenchProps {
  acting: string
  personas: readonly AccountView[]
  caller: string
  environment: EnvironmentChoice
  sample: Sample
  chosen: string
  functions: readonly FunctionView[]
  collectionNames: readonly string[]
  onFunctionChosen: (name: string) => void
}

/** Both sides' code beside each other, and what became of running it. */
export function Workbench({ acting, personas, caller, environment, sample, chosen, functions, collectionNames, onFunctionChosen }: WorkbenchProps) {
  const t = useText(tryText)
  const { hint } = useText(editorText)
  const id = useId()
  const isOnline = useOnline()
  const sentence = useRefusalSentence()
  const outcomeSentence = useOutcomeSentence()
  const naming = useNaming(personas)
  const running = useRunCode()
  // What ran last stays until the next has ended.
  const [ran, setRan] = useState<{ report: RunReport; caller: string }>()

  const names = { caller, owner: environment.owner.appId, environmentId: environment.id, functionNames: functions.map(({ name }) => name), collectionNames }
  const code = useDraftText(`try-caller.${environment.id}.${sample}`, callerCode(sample, names))
  const template = functionSample(chosen, sample, names)
  const edit = useFunctionEdit({
    environmentId: environment.id,
    chosen,
    deployed: functions.find(({ name }) => name === chosen),
    template: template ?? newFunctionCode,
    onAdded: onFunctionChosen,
  })
  const isUndeployed = edit.draft.isEdited && chosen !== newFunction

  function run() {
    if (running.isPending || !isOnline) return
    running.mutate({ caller, code: code.text }, { onSuccess: (report) => setRan({ report, caller }) })
  }
  function runOnShortcut(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  const readOnlyReason = useReadOnlyReason(environment)
  const wanted = [...new Set([authFunctionName, functionOf(sample), chosen])].filter((name) => name !== undefined && name !== newFunction) as string[]
  const said = running.isPending ? t.running : ran && !running.isError ? outcomeSentence(ran.report) : ''
  return (
    <>
      <div className={styles.sides}>
        <Card>
          <h2 className={styles.heading}>{t.callerSide}</h2>
          <div className={styles.editing} role="group" aria-label={t.callerSide} onKeyDownCapture={runOnShortcut}>
            <CodeEditor
              label={t.callerCode}
              hint={hint}
              language="javascript"
              value={code.text}
              onChange={code.change}
              describedBy={`${id}-run`}
              error={running.error instanceof Refused && running.error.code === 'code-too-large' ? sentence(running.error) : undefined}
              minLines={22}
              maxLines={22}
            />
          </div>
          {isUndeployed && <Alert tone="info">{t.undeployed(edit.name)}</Alert>}
          <div className={styles.bar}>
            <Button kind="primary" busy={running.isPending} aria-disabled={!isOnline} title={isOnline ? undefined : t.offline} onClick={run}>
              {running.isPending ? t.running : t.run}
            </Button>
            {isUndeployed && !readOnlyReason && (
              <Button busy={edit.write.isPending} aria-disabled={!isOnline || running.isPending || edit.draft.isStale} onClick={() => edit.deploy(run)}>
                {t.deployAndRun}
              </Button>
            )}
            {code.isEdited && (
              <Button kind="plain" onClick={code.restore}>
                {t.restoreSample}
              </Button>
            )}
            <span id={`${id}-run`} className={styles.note}>
              {t.runHint}
            </span>
          </div>
        </Card>
        <Card>
          <h2 className={styles.heading}>{t.ownerSide}</h2>
          {mayDo(environment, 'functions.view') ? (
            <FunctionPane
              functions={functions}
              wanted={wanted}
              chosen={chosen}
              onChosen={(name) => {
                edit.forget()
                onFunctionChosen(name)
              }}
              edit={edit}
              sample={template}
              readOnlyReason={readOnlyReason}
            />
          ) : (
            <Alert tone="info" title={sentence({ code: 'permission-missing', params: { permission: 'functions.view' } })} />
          )}
        </Card>
      </div>
      <Card>
        <h2 className={styles.heading}>{t.result}</h2>
        <p role="status" className={styles.said}>
          {said}
        </p>
        <RunFailure error={running.isPending ? null : running.error} onRetry={run} />
        {ran && <RunResult report={ran.report} ranAs={naming.account(ran.caller)} acting={acting} naming={naming} />}
        {!ran && !running.isPending && !running.isError && <PageState title={t.noResult}>{t.noResultBody}</PageState>}
      </Card>
    </>
  )
}

function RunFailure({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const t = useText(tryText)
  const sentence = useRefusalSentence()
  if (!error) return null
  if (hasNoPlayground(error)) return <PageState title={t.noPlayground}>{t.noPlaygroundBody}</PageState>
  if (!(error instanceof Refused)) return <LoadFailure error={error} onRetry={onRetry} />
  const own = t.refusals[error.code as keyof typeof t.refusals] as string | undefined
  return (
    <Alert tone="danger" title={t.notRun}>
      {own ?? sentence(error)}
    </Alert>
  )
}

/** Why the functions of an environment cannot be changed here. */
function useReadOnlyReason(environment: EnvironmentChoice): string | undefined {
  const sentence = useRefusalSentence()
  if (!mayDo(environment, 'functions.operate')) return sentence({ code: 'permission-missing', params: { permission: 'functions.operate' } })
  if (environment.status === 'normal') return undefined
  return sentence({ code: 'environment-unavailable', params: { name: environment.id, status: environment.status, resource: 'functions' } })
}
