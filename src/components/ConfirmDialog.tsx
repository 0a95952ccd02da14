import { useEffect, useRef, type ReactNode } from 'react'
import { isGone, Refused } from '../api/failure.ts'
import type { useWrite, Write } from '../api/useWrite.ts'
import { useOnline } from '../api/useOnline.ts'
import { useRouter } from '../router/Router.tsx'
import { dialogText } from '../text/dialogs.ts'
import { useText } from '../text/sentences.ts'
import { writesText } from '../text/writes.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { usePageFocus } from '../ui/pageFocus.ts'
import { useToast } from '../ui/toasts.ts'
import styles from './ConfirmDialog.module.css'
import { LeaveGuard } from './LeaveGuard.tsx'
import { linksAround } from './linksAround.ts'
import { WriteButton } from './WriteButton.tsx'
import { useRefusalSentence, WriteFailure } from './WriteFailure.tsx'

interface ConfirmDialogProps<Request, Response> {
  title: string
  labels: {
    confirm: string
    busy: string
    /** What the toast says once it is done. */
    done: string
    /** The way back when there is nothing left to confirm; by default 关闭. */
    back?: string
    /** What to do when the thing has changed since it was shown. */
    changed?: string
  }
  write: ReturnType<typeof useWrite<Request, Response>>
  /** What is written on confirming; `undefined` as long as that is not known. */
  request: Write<Request> | undefined
  /** Why nothing is left to confirm: the thing is not there any more, or may not be touched any more. */
  gone: string | undefined
  /** Why it cannot be confirmed for now, and the id of what says more about that. */
  blocked?: { reason: string; describedBy: string } | undefined
  /** What is shown is being asked for again. */
  isFetching: boolean
  /** The address of the page the dialog lies over. */
  parent: string
  consequences?: readonly string[] | undefined
  /** What it touches, which may be long: below what that means. */
  affected?: ReactNode
  children: ReactNode
}

/** 解除, 移除, 注销: what goes, what that means, one button for it, and the way back. */
export function ConfirmDialog<Request, Response>({
  title,
  labels,
  write,
  request,
  gone,
  blocked,
  isFetching,
  parent,
  consequences = [],
  affected,
  children,
}: ConfirmDialogProps<Request, Response>) {
  const d = useText(dialogText)
  const { offlineHere } = useText(writesText)
  const isOnline = useOnline()
  const { leave } = useRouter()
  const showToast = useToast()
  const sentence = useRefusalSentence()
  const { heading } = usePageFocus()
  const cancel = useRef<HTMLButtonElement>(null)
  // The row or button that opened the dialog goes with what was removed.
  const isOpenerGone = useRef(false)
  const around = useRef<HTMLElement[]>([])
  // While the write is pending, only its outcome counts.
  const over = write.isPending ? undefined : (gone ?? (isGone(write.error) ? sentence(write.error) : undefined))
  const isOver = over !== undefined
  useEffect(() => {
    // The button that was pressed may be gone, and the focus with it.
    if (isOver && document.activeElement === document.body) cancel.current?.focus()
  }, [isOver])
  if (write.isDone) return null

  const refusal = write.error instanceof Refused && !write.isPending ? write.error : undefined
  const close = () => leave(parent)
  // The row that takes the place of the one that goes, so that the place in a long list is kept.
  const nearest = () => around.current.find(({ isConnected }) => isConnected) ?? heading()
  const onSuccess = () => {
    isOpenerGone.current = true
    showToast(labels.done)
    leave(parent, { ignoreBlocker: true })
  }
  return (
    <Dialog
      title={title}
      closeLabel={d.close}
      role="alertdialog"
      busy={write.isPending}
      onClose={close}
      note={isOver || isOnline ? '' : offlineHere}
      outcome={
        !isOver && (
          <>
            {!blocked && <WriteFailure write={write} />}
            {labels.changed && refusal?.code === 'stale-version' && <Alert tone="info">{labels.changed}</Alert>}
          </>
        )
      }
      initialFocus={cancel}
      finalFocus={() => (isOpenerGone.current ? nearest() : isOver ? heading() : undefined)}
      footer={
        <>
          <Button ref={cancel} aria-disabled={write.isPending} onClick={close}>
            {isOver ? (labels.back ?? d.close) : d.cancel}
          </Button>
          {request && !isOver && (
            <WriteButton
              kind="danger"
              write={write}
              busyLabel={labels.busy}
              reason={blocked?.reason}
              // After a refusal, what is shown is out of date until it has been asked for again.
              aria-disabled={refusal !== undefined && isFetching}
              aria-describedby={blocked?.describedBy}
              onClick={() => {
                around.current = linksAround()
                write.write(request, { onSuccess })
              }}
            >
              {labels.confirm}
            </WriteButton>
          )}
        </>
      }
    >
      {isOver ? (
        <Alert tone="warning" title={over} />
      ) : (
        <>
          {children}
          {consequences.length > 0 && (
            <ul className={styles.consequences}>
              {consequences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          {affected}
        </>
      )}
      <LeaveGuard isPending={write.isPending} />
    </Dialog>
  )
}
