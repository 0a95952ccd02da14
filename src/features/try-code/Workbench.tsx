import { useId, useRef, type KeyboardEvent } from 'react'
import { Refused } from '../../api/failure.ts'
import { useOnline } from '../../api/useOnline.ts'
import { textForm } from '../../components/editing/texts.ts'
import { useDraftForm } from '../../components/editing/useDraftForm.ts'
import { Card } from '../../components/Page.tsx'
import { WriteButton } from '../../components/WriteButton.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { editorText } from '../../text/editor.ts'
import { nounsText } from '../../text/nouns.ts'
import { useSamples } from '../../text/samples.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { callerCode, functionOf, functionSample, newFunctionCode } from './codeSamples.ts'
import { mayDo, type ReachableEnvironment } from './reachableEnvironment.ts'
import type { FunctionView } from './functionForm.ts'
import { FunctionPane } from './FunctionPane.tsx'
import styles from './TryPage.module.css'
import type { Sample } from './tryState.ts'
import { useFunctionEdit } from './useFunctionEdit.ts'
import type { Runs } from './useRuns.ts'

interface WorkbenchProps {
  runs: Runs
  caller: string
  environment: ReachableEnvironment
  sample: Sample
  chosen: string
  functions: readonly FunctionView[]
  collectionNames: readonly string[]
  onFunctionChosen: (name: string) => void
}

/** Both sides' code beside each other. */
export function Workbench({
  runs,
  caller,
  environment,
  sample,
  chosen,
  functions,
  collectionNames,
  onFunctionChosen,
}: WorkbenchProps) {
  const t = useText(tryText)
  const { hint } = useText(editorText)
  const { and } = useText(nounsText)
  const id = useId()
  const runButton = useRef<HTMLButtonElement>(null)
  const isOnline = useOnline()
  const sentence = useRefusalSentence()
  const inLanguage = useSamples()
  const names = {
    caller,
    owner: environment.owner.appId,
    environmentId: environment.id,
    functionNames: functions.map(({ name }) => name),
    collectionNames,
  }
  const callerDraft = useDraftForm({
    draftKey: `try-caller.${environment.id}.${sample}`,
    ...textForm({ version: 0, values: { code: inLanguage(callerCode(sample, names)) } }),
  })
  const { code } = callerDraft.values
  const given = functionSample(chosen, sample, names)
  const template = given === undefined ? undefined : inLanguage(given)
  const edit = useFunctionEdit({
    environmentId: environment.id,
    chosen,
    functions,
    template: template ?? newFunctionCode,
    onAdded: onFunctionChosen,
  })

  const run = () => {
    if (isOnline) runs.run(code)
  }
  function stop() {
    runs.stop()
    // The button that was pressed goes when the run ends.
    runButton.current?.focus()
  }
  function runOnShortcut(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  const readOnlyReason = useReadOnlyReason(environment)
  return (
    <div className={styles.sides}>
      <Card>
        <h2 className={styles.heading}>{t.callerSide}</h2>
        <div className={styles.editing} role="group" aria-label={t.callerSide} onKeyDownCapture={runOnShortcut}>
          <CodeEditor
            label={t.callerCode}
            hint={hint}
            language="javascript"
            value={code}
            onChange={(text) => callerDraft.form.setValue('code', text)}
            describedBy={`${id}-run`}
            error={
              runs.error instanceof Refused && runs.error.code === 'code-too-large' ? sentence(runs.error) : undefined
            }
            minLines={22}
            maxLines={22}
          />
        </div>
        {edit.undeployed.length > 0 && <Alert tone="info">{t.undeployed(edit.undeployed.join(and))}</Alert>}
        <div className={styles.bar}>
          <WriteButton ref={runButton} kind="primary" write={runs} busyLabel={t.running} onClick={run}>
            {t.run}
          </WriteButton>
          {runs.isPending && (
            <Button busy={runs.isStopping} onClick={stop}>
              {runs.isStopping ? t.stopping : t.stopRun}
            </Button>
          )}
          {edit.undeployed.includes(chosen) && !readOnlyReason && (
            <WriteButton
              write={edit.write}
              aria-disabled={runs.isPending || edit.isStale}
              onClick={() => edit.submit(run)}
            >
              {t.deployAndRun}
            </WriteButton>
          )}
          {callerDraft.isDirty && (
            <Button kind="plain" onClick={callerDraft.discard}>
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
            needed={functionOf(sample)}
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
          <Alert
            tone="info"
            title={sentence({ code: 'permission-missing', params: { permission: 'functions.view' } })}
          />
        )}
      </Card>
    </div>
  )
}

/** Why the functions of an environment cannot be changed here. */
function useReadOnlyReason(environment: ReachableEnvironment): string | undefined {
  const sentence = useRefusalSentence()
  if (!mayDo(environment, 'functions.operate'))
    return sentence({ code: 'permission-missing', params: { permission: 'functions.operate' } })
  if (environment.status === 'normal') return undefined
  return sentence({
    code: 'environment-unavailable',
    params: { name: environment.id, status: environment.status, resource: 'functions' },
  })
}
