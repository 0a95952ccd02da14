import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Refused } from '../../api/failure.ts'
import { useOnline } from '../../api/useOnline.ts'
import type { WriteState } from '../../api/useWrite.ts'
import { dialogText } from '../../text/dialogs.ts'
import { useText } from '../../text/sentences.ts'
import { writesText } from '../../text/writes.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { LeaveGuard } from '../LeaveGuard.tsx'
import { WriteFailure } from '../WriteFailure.tsx'
import styles from './RemovalDialog.module.css'

interface Reactions {
  onSuccess: () => void
}

interface RemovalDialogProps {
  title: string
  write: WriteState & { isLocked: boolean; checkAgain: (reactions: Reactions) => void }
  /** Why it cannot be removed any more. */
  blocked: string | undefined
  labels: { confirm: string; busy: string; changed: string }
  intro: string
  consequences: readonly string[]
  onRemove: (reactions: Reactions) => void
  onRemoved: () => void
  onClose: () => void
}

/** 移除: what goes, what that means, and the way back. */
export function RemovalDialog({
  title,
  write,
  blocked,
  labels,
  intro,
  consequences,
  onRemove,
  onRemoved,
  onClose,
}: RemovalDialogProps) {
  const d = useText(dialogText)
  const { heading } = usePageFocus()
  const { offline } = useText(writesText)
  const isOnline = useOnline()
  const cancel = useRef<HTMLButtonElement>(null)
  const [isDone, setDone] = useState(false)
  const isBlocked = blocked !== undefined && !isDone && !write.isPending
  const onSuccess = () => {
    flushSync(() => setDone(true))
    onRemoved()
    onClose()
  }
  return (
    <Dialog
      title={title}
      closeLabel={d.close}
      role="alertdialog"
      busy={write.isPending}
      onClose={onClose}
      initialFocus={cancel}
      {...(isDone ? { finalFocus: heading } : {})}
      footer={
        <>
          <Button ref={cancel} aria-disabled={write.isPending} onClick={onClose}>
            {isBlocked ? d.close : d.cancel}
          </Button>
          {!isBlocked && (
            <Button
              kind="danger"
              busy={write.isPending}
              aria-disabled={!isOnline || write.isLocked}
              title={isOnline ? undefined : offline}
              onClick={() => onRemove({ onSuccess })}
            >
              {write.isPending ? labels.busy : labels.confirm}
            </Button>
          )}
        </>
      }
    >
      {isBlocked ? (
        <Alert tone="warning" title={blocked} />
      ) : (
        <>
          <p className={styles.intro}>{intro}</p>
          <ul className={styles.list}>
            {consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <WriteFailure write={write} onCheckAgain={() => write.checkAgain({ onSuccess })} />
          {write.error instanceof Refused && write.error.code === 'stale-version' && (
            <Alert tone="info">{labels.changed}</Alert>
          )}
        </>
      )}
      <LeaveGuard isPending={write.isPending && !isDone} />
    </Dialog>
  )
}
