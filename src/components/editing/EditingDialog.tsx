import { useEffect, useRef, type ReactNode } from 'react'
import { FormProvider, useFormState, type Control, type FieldValues } from 'react-hook-form'
import { Refused } from '../../api/failure.ts'
import { useOnline } from '../../api/useOnline.ts'
import { dialogText } from '../../text/dialogs.ts'
import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { writesText } from '../../text/writes.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, type DialogProps } from '../../ui/Dialog.tsx'
import { LeaveGuard } from '../LeaveGuard.tsx'
import { WriteButton } from '../WriteButton.tsx'
import { WriteFailure } from '../WriteFailure.tsx'
import { ChangedElsewhere, type Conflict } from './ChangedElsewhere.tsx'
import { countProblems } from './countProblems.ts'
import styles from './Editing.module.css'
import type { Editing } from './useEditing.ts'

interface EditingDialogProps<Values extends FieldValues> {
  title: string
  editing: Editing<Values>
  submitLabel: string
  onSubmit?: () => void
  /** Theirs and mine, for a form about something that others can change. */
  conflict?: Conflict
  /** Why nothing can be submitted. What was typed stays, to be copied. */
  blocked?: string | undefined
  /** What can be done with it instead. */
  blockedActions?: ReactNode
  finalFocus?: DialogProps['finalFocus']
  onClose: () => void
  /** What stands above the fields, and the fields: they find the form in its context. */
  children: ReactNode
}

/** The frame of every dialog that adds or edits something. */
export function EditingDialog<Values extends FieldValues>({
  title,
  editing,
  submitLabel,
  onSubmit = () => editing.submit(),
  conflict,
  blocked,
  blockedActions,
  finalFocus = () => null,
  onClose,
  children,
}: EditingDialogProps<Values>) {
  const t = useText(editingText)
  const d = useText(dialogText)
  const { form, write, isDirty } = editing
  const note = useNote(form.control)
  const isBlocked = blocked !== undefined
  const blockedAlert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed is gone, or the field that was typed in cannot be used any more.
    const focused = document.activeElement
    if (isBlocked && (focused === document.body || focused?.matches(':disabled'))) blockedAlert.current?.focus()
  }, [isBlocked])
  const isCompared = conflict !== undefined && editing.isStale && isDirty && !isBlocked
  // A refusal because of a change elsewhere is told by what that change was.
  const isToldAbove = editing.isSaidAtFields || (isCompared && write.error instanceof Refused)
  return (
    <FormProvider {...form}>
      <Dialog
        title={title}
        closeLabel={d.close}
        size="large"
        busy={write.isPending}
        onClose={onClose}
        initialFocus={firstField}
        finalFocus={finalFocus}
        outcome={!isBlocked && !isToldAbove && <WriteFailure write={write} />}
        note={isBlocked ? '' : note}
        footer={
          <>
            <Button aria-disabled={write.isPending} onClick={() => onClose()}>
              {isBlocked ? t.close : d.cancel}
            </Button>
            {!isBlocked && (
              <WriteButton kind="primary" write={write} busyLabel={t.submitting} onClick={onSubmit}>
                {submitLabel}
              </WriteButton>
            )}
          </>
        }
      >
        {isBlocked && (
          <Alert
            ref={blockedAlert}
            tone={isDirty || blockedActions ? 'warning' : 'info'}
            title={blocked}
            actions={blockedActions}
          >
            {isDirty && !blockedActions && <p>{t.stillHere}</p>}
          </Alert>
        )}
        {editing.isRestored && !isBlocked && (
          <Alert tone="info" actions={!write.isLocked && <Button onClick={editing.discard}>{d.dropDraft}</Button>}>
            {d.restored}
          </Alert>
        )}
        {editing.wasInvalid && <Alert tone="info">{d.draftInvalid}</Alert>}
        {isCompared && (
          <ChangedElsewhere
            conflict={conflict}
            isRefused={write.error instanceof Refused}
            isLocked={write.isLocked}
            onReapplied={editing.reapply}
            onDropped={editing.discard}
          />
        )}
        <fieldset role="none" disabled={write.isLocked} className={styles.fields}>
          {children}
        </fieldset>
        <LeaveGuard isDirty={isDirty} isPending={write.isPending} onDiscarded={editing.dropDraft} />
      </Dialog>
    </FormProvider>
  )
}

/** Why nothing can be submitted for now, or how much there is to put right once the user has tried to. */
function useNote<Values extends FieldValues>(control: Control<Values>): string {
  'use no memo' // The form library changes its errors in place.
  const t = useText(editingText)
  const { offlineHere } = useText(writesText)
  const isOnline = useOnline()
  const { errors, isSubmitted } = useFormState({ control })
  const problems = countProblems(errors)
  if (!isOnline) return offlineHere
  return isSubmitted && problems > 0 ? t.problems(problems) : ''
}

/** Where writing begins; with nothing to write in, the dialog itself. */
function firstField(dialog: HTMLElement): HTMLElement {
  return (
    dialog.querySelector<HTMLElement>(
      ':is(input, textarea, [contenteditable]):not(:read-only, [aria-readonly], [type="file"])',
    ) ?? dialog
  )
}
