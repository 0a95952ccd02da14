import { useId } from 'react'
import { FormProvider } from 'react-hook-form'
import { CodeInput, TextInput } from '../../components/editing/fields.tsx'
import { WriteButton } from '../../components/WriteButton.tsx'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { authFunctionName } from '../../domain/items/item.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Select } from '../../ui/Select.tsx'
import styles from './TryPage.module.css'
import type { FunctionView } from './functionForm.ts'
import { newFunction } from './tryState.ts'
import type { FunctionEdit } from './useFunctionEdit.ts'

interface FunctionPaneProps {
  functions: readonly FunctionView[]
  /** The name of the function that the sample calls. */
  needed: string | undefined
  chosen: string
  onChosen: (name: string) => void
  edit: FunctionEdit
  /** The guide's or the sample's code for it. */
  sample: string | undefined
  /** Why nothing can be changed here. */
  readOnlyReason: string | undefined
}

/** The owner's side: one of the environment's functions, to be read, changed and deployed. */
export function FunctionPane({ functions, needed, chosen, onChosen, edit, sample, readOnlyReason }: FunctionPaneProps) {
  const t = useText(tryText)
  const reasonId = useId()
  const { values, write, isDirty, isStale } = edit
  const isThere = functions.some(({ name }) => name === chosen)
  const isNew = chosen === newFunction
  // Those that `init()` and the sample need can be chosen also where they are not there.
  const wanted = new Set([authFunctionName, needed ?? [], isNew ? [] : chosen].flat())
  const missing = [...wanted].filter((name) => !functions.some((each) => each.name === name))
  const options = [
    ...missing.map((name) => ({ value: name, label: t.missingOption(name) })),
    ...functions.map(({ name }) => ({ value: name, label: name })),
    ...(readOnlyReason ? [] : [{ value: newFunction, label: t.newFunction }]),
  ]
  const isReadOnly = readOnlyReason !== undefined || write.isLocked
  const canDeploy = !readOnlyReason && (!isThere || isDirty)
  return (
    <FormProvider {...edit.form}>
      <Select label={t.functionName} showLabel options={options} value={chosen} onChosen={onChosen} />
      {isNew && <TextInput field="name" label={t.newName} readOnly={isReadOnly} />}
      {!isThere && !isNew && (
        <Alert tone="warning" title={chosen === authFunctionName ? t.authMissing : t.functionMissing(chosen)}>
          {chosen === authFunctionName ? t.authMissingBody : t.functionMissingBody}
        </Alert>
      )}
      <CodeInput
        key={edit.formKey}
        field="code"
        label={t.ownerCode}
        language="javascript"
        readOnly={isReadOnly}
        describedBy={readOnlyReason ? reasonId : undefined}
        // As high as the caller's, with the choice of the function above it.
        minLines={18}
        maxLines={18}
      />
      {readOnlyReason && (
        <p id={reasonId} className={fieldStyles.hint}>
          {t.readOnly}
          {readOnlyReason}
        </p>
      )}
      {isStale && (
        <Alert
          tone="warning"
          title={t.changedElsewhere}
          actions={
            <>
              <Button onClick={edit.reapply}>{t.keepMine}</Button>
              <Button kind="plain-danger" onClick={edit.discard}>
                {t.takeTheirs}
              </Button>
            </>
          }
        >
          {t.changedElsewhereBody}
        </Alert>
      )}
      {!readOnlyReason && (
        <div className={styles.bar}>
          <WriteButton
            kind={isThere || isNew ? 'default' : 'primary'}
            write={write}
            busyLabel={t.deploying}
            aria-disabled={!canDeploy || isStale}
            onClick={() => edit.submit()}
          >
            {!isThere && !isNew && !isDirty ? t.deploySample : t.deploy}
          </WriteButton>
          {sample !== undefined && values.code !== sample && (
            <Button kind="plain" onClick={() => edit.form.setValue('code', sample)}>
              {t.fillSample}
            </Button>
          )}
          {isThere && isDirty && (
            <Button kind="plain" onClick={edit.discard}>
              {t.restoreDeployed}
            </Button>
          )}
          {isThere && isDirty && <span className={styles.note}>{t.edited}</span>}
        </div>
      )}
      {!edit.isSaidAtFields && !isStale && <WriteFailure write={write} />}
    </FormProvider>
  )
}
