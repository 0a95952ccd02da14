import { useId } from 'react'
import { useOnline } from '../../api/useOnline.ts'
import { useRefusalSentence, WriteFailure } from '../../components/WriteFailure.tsx'
import { authFunctionName } from '../../domain/item.ts'
import { editorText } from '../../text/editor.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Select } from '../../ui/Select.tsx'
import styles from './TryPage.module.css'
import { newFunction } from './tryState.ts'
import type { FunctionEdit, FunctionView } from './useFunctionEdit.ts'

interface FunctionPaneProps {
  functions: readonly FunctionView[]
  /** Names to choose besides those that are there: what the sample and `init()` need. */
  wanted: readonly string[]
  chosen: string
  onChosen: (name: string) => void
  edit: FunctionEdit
  /** The guide's or the sample's code for it. */
  sample: string | undefined
  /** Why nothing can be changed here. */
  readOnlyReason: string | undefined
}

/** The owner's side: one of the environment's functions, to be read, changed and deployed. */
export function FunctionPane({ functions, wanted, chosen, onChosen, edit, sample, readOnlyReason }: FunctionPaneProps) {
  const t = useText(tryText)
  const { hint } = useText(editorText)
  const isOnline = useOnline()
  const sentence = useRefusalSentence()
  const reasonId = useId()
  const { draft, write } = edit
  const isThere = functions.some(({ name }) => name === chosen)
  const isNew = chosen === newFunction
  const missing = wanted.filter((name) => !functions.some((each) => each.name === name))
  const options = [
    ...missing.map((name) => ({ value: name, label: t.missingOption(name) })),
    ...functions.map(({ name }) => ({ value: name, label: name })),
    ...(readOnlyReason ? [] : [{ value: newFunction, label: t.newFunction }]),
  ]
  const isReadOnly = readOnlyReason !== undefined || write.isLocked
  const canDeploy = !readOnlyReason && (!isThere || draft.isEdited)
  return (
    <>
      <Select label={t.functionName} showLabel options={options} value={chosen} onChosen={onChosen} />
      {isNew && <NewName edit={edit} />}
      {!isThere && !isNew && (
        <Alert tone="warning" title={chosen === authFunctionName ? t.authMissing : t.functionMissing(chosen)}>
          {chosen === authFunctionName ? t.authMissingBody : t.functionMissingBody}
        </Alert>
      )}
      <CodeEditor
        key={chosen}
        label={t.ownerCode}
        hint={hint}
        language="javascript"
        value={draft.text}
        onChange={draft.change}
        readOnly={isReadOnly}
        describedBy={readOnlyReason ? reasonId : undefined}
        error={edit.codeRefusal && sentence(edit.codeRefusal)}
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
      {draft.isStale && (
        <Alert
          tone="warning"
          title={t.changedElsewhere}
          actions={
            <>
              <Button onClick={draft.rebase}>{t.keepMine}</Button>
              <Button kind="plain-danger" onClick={draft.restore}>
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
          <Button
            kind={isThere || isNew ? 'default' : 'primary'}
            busy={write.isPending}
            aria-disabled={!canDeploy || !isOnline || draft.isStale || write.isLocked}
            title={isOnline ? undefined : t.offline}
            onClick={() => edit.deploy()}
          >
            {write.isPending ? t.deploying : !isThere && !isNew && !draft.isEdited ? t.deploySample : t.deploy}
          </Button>
          {sample !== undefined && draft.text !== sample && (
            <Button kind="plain" onClick={() => draft.change(sample)}>
              {t.fillSample}
            </Button>
          )}
          {isThere && draft.isEdited && (
            <Button kind="plain" onClick={draft.restore}>
              {t.restoreDeployed}
            </Button>
          )}
          {isThere && draft.isEdited && <span className={styles.note}>{t.edited}</span>}
        </div>
      )}
      {!edit.nameRefusal && !edit.codeRefusal && !draft.isStale && <WriteFailure write={write} />}
    </>
  )
}

function NewName({ edit }: { edit: FunctionEdit }) {
  const t = useText(tryText)
  const sentence = useRefusalSentence()
  const id = useId()
  const error = edit.isNameMissing ? t.nameMissing : edit.nameRefusal && sentence(edit.nameRefusal)
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id} className={fieldStyles.label}>
        {t.newName}
      </label>
      <input
        id={id}
        className={fieldStyles.input}
        value={edit.newName}
        onChange={(event) => edit.setNewName(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p id={`${id}-error`} className={fieldStyles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
