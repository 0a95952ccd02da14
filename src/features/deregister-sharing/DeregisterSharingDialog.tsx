import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { activationQuery } from '../../api/activation.ts'
import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { deregisterSharing } from '../../contract/activation.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { writesText } from '../../text/writes.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { useToast } from '../../ui/toasts.ts'
import { Blockers } from './Blockers.tsx'

/** 注销: possible once no share is left in either direction; until then, what blocks, each with the way to end it. */
export function DeregisterSharingDialog() {
  const t = useText(settingsText)
  const showToast = useToast()
  const d = useText(dialogText)
  const { heading } = usePageFocus()
  const { offline } = useText(writesText)
  const { leave } = useRouter()
  const isOnline = useOnline()
  const activation = useQuery(activationQuery)
  const deregister = useWrite(deregisterSharing)
  const cancel = useRef<HTMLButtonElement>(null)
  const [isDone, setDone] = useState(false)

  const close = () => leave(paths.extensions())
  const onSuccess = () => {
    flushSync(() => setDone(true))
    showToast(t.deregistered)
    close()
  }
  const data = activation.data
  const isActive = data !== undefined && data.by !== 'nobody'
  const blocking = data ? data.blockers.given + data.blockers.received : 0
  const isBlocked = blocking > 0
  const reason = isBlocked ? t.blockedReason : isOnline ? undefined : offline

  return (
    <Dialog
      title={t.deregisterTitle}
      closeLabel={d.close}
      role="alertdialog"
      busy={deregister.isPending}
      onClose={close}
      initialFocus={cancel}
      {...(isDone ? { finalFocus: heading } : {})}
      footer={
        <>
          <Button ref={cancel} aria-disabled={deregister.isPending} onClick={close}>
            {d.cancel}
          </Button>
          <Button
            kind="danger"
            busy={deregister.isPending}
            aria-disabled={!isActive || reason !== undefined || deregister.isLocked}
            title={reason}
            aria-describedby={isBlocked ? 'deregister-blockers' : undefined}
            onClick={() => data && deregister.write({ input: {}, version: data.version }, { onSuccess })}
          >
            {t.confirmDeregister}
          </Button>
        </>
      }
    >
      {activation.isError && !data && (
        <LoadFailure error={activation.error} onRetry={() => void activation.refetch()} />
      )}
      {activation.isPending && (
        <p>
          <Loading />
        </p>
      )}
      {data && !isDone && (isActive ? <p>{t.deregisterBody}</p> : <Alert tone="info" title={t.notActivated} />)}
      {isBlocked && <Blockers total={blocking} />}
      {!isBlocked && <WriteFailure write={deregister} onCheckAgain={() => deregister.checkAgain({ onSuccess })} />}
      <LeaveGuard isPending={deregister.isPending && !isDone} />
    </Dialog>
  )
}
