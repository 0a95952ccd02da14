import type { ReactNode } from 'react'
import { Refused } from '../../api/failure.ts'
import { useOnline } from '../../api/useOnline.ts'
import type { WriteState } from '../../api/useWrite.ts'
import { dialogText } from '../../text/dialogs.ts'
import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LeaveGuard } from '../LeaveGuard.tsx'
import { WriteFailure } from '../WriteFailure.tsx'
import { ChangedElsewhere } from './ChangedElsewhere.tsx'
import styles from './Editing.module.css'
import { TextChanges } from './TextChanges.tsx'
import { changedFields } from './texts.ts'
import type { Editing } from './useEditing.ts'

interface EditingDialogProps<Field extends string> {
  title: string
  editing: Editing<Field>
  labels: Readonly<Record<Field, string>>
  write: WriteState
  /** Why nothing can be submitted. What was typed stays to be copied. */
  blocked: string | undefined
  submitLabel: string
  onSubmit: () => void
  onClose: () => void
  /** What stands above the fields, and the fields. */
  children: ReactNode
}

/** The frame of every dialog that adds or edits something of an environment. */
export function EditingDialog<Field extends string>({
  title,
  editing,
  labels,
  write,
  blocked,
  submitLabel,
  onSubmit,
  onClose,
  children,
}: EditingDialogProps<Field>) {
  const t = useText(editingText)
  const d = useText(dialogText)
  const isOnline = useOnline()
  const problems = Object.values(editing.complaints).filter(Boolean).length
  const isSaidAtFields =
    write.error instanceof Refused && write.error.fieldErrors.some(({ field }) => Object.hasOwn(editing.texts, field))
  const isCompared = editing.isStale && editing.isDirty && blocked === undefined
  return (
    <Dialog
      title={title}
      closeLabel={d.close}
      size="large"
      busy={write.isPending}
      onClose={onClose}
      initialFocus={firstField}
      footer={
        <>
          {problems > 0 && (
            <span className={styles.problems} role="status">
              {t.problems(problems)}
            </span>
          )}
          <Button aria-disabled={write.isPending} onClick={onClose}>
            {blocked === undefined ? d.cancel : t.close}
          </Button>
          {blocked === undefined && (
            <Button
              kind="primary"
              busy={write.isPending}
              aria-disabled={!isOnline || write.isLocked}
              title={isOnline ? undefined : t.offline}
              onClick={onSubmit}
            >
              {write.isPending ? t.submitting : submitLabel}
            </Button>
          )}
        </>
      }
    >
      {blocked !== undefined && !editing.isDone && (
        <Alert tone={editing.isDirty ? 'warning' : 'info'} title={blocked}>
          {editing.isDirty && <p>{t.stillHere}</p>}
        </Alert>
      )}
      {editing.isRestored && blocked === undefined && (
        <Alert tone="info" actions={<Button onClick={editing.discard}>{d.dropDraft}</Button>}>
          {d.restored}
        </Alert>
      )}
      {editing.wasInvalid && <Alert tone="info">{d.draftInvalid}</Alert>}
      {isCompared && <Compared editing={editing} labels={labels} isRefused={write.error instanceof Refused} />}
      <fieldset disabled={write.isLocked} className={styles.fields}>
        {children}
      </fieldset>
      {blocked === undefined && !isCompared && !isSaidAtFields && <WriteFailure write={write} />}
      <LeaveGuard
        isDirty={editing.isDirty}
        isPending={write.isPending && !editing.isDone}
        onDiscarded={editing.dropDraft}
      />
    </Dialog>
  )
}

function Compared<Field extends string>({
  editing,
  labels,
  isRefused,
}: Pick<EditingDialogProps<Field>, 'editing' | 'labels'> & { isRefused: boolean }) {
  const t = useText(editingText)
  const { base, latest, texts, reapply, discard } = editing
  const theirs = changedFields(base.texts, latest.texts)
  const mine = changedFields(base.texts, texts)
  const both = mine.filter((field) => theirs.includes(field))
  return (
    <ChangedElsewhere
      title={t.changedElsewhere}
      theirs={<TextChanges title={t.theirs} fields={theirs} texts={latest.texts} labels={labels} />}
      mine={<TextChanges title={t.mine} fields={mine} texts={texts} labels={labels} />}
      overlap={
        both.length > 0 && (
          <p>
            {t.both} {both.map((field) => labels[field]).join(' · ')}
          </p>
        )
      }
      isRefused={isRefused}
      onReapplied={reapply}
      onDropped={discard}
    />
  )
}

/** Where writing begins; with nothing to write in, the dialog itself. */
function firstField(dialog: HTMLElement): HTMLElement {
  return (
    dialog.querySelector<HTMLElement>(
      ':is(input, textarea, [contenteditable]):not(:read-only, [aria-readonly], [type="file"])',
    ) ?? dialog
  )
}
