import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Refused } from '../../api/failure.ts'
import { shareQuery } from '../../api/shares.ts'
import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { displayName } from '../../components/displayName.ts'
import { useRefusalSentence, WriteFailure } from '../../components/WriteFailure.tsx'
import type { ShareView } from '../../contract/share.ts'
import { revokeShare } from '../../contract/shareWrites.ts'
import type { Direction } from '../../domain/share.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { revokeText } from '../../text/revokeShare.ts'
import { useText } from '../../text/sentences.ts'
import { writesText } from '../../text/writes.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { usePageFocus } from '../../ui/pageFocus.ts'
import { useToast } from '../../ui/toasts.ts'
import styles from './RevokeShareDialog.module.css'

/** 解除: either side ends the whole share, after reading what that means. */
export function RevokeShareDialog({ shareId, direction }: { shareId: string; direction: Direction }) {
  const t = useText(revokeText)
  const showToast = useToast()
  const d = useText(dialogText)
  const { heading } = usePageFocus()
  const { offline } = useText(writesText)
  const { leave } = useRouter()
  const location = useLocation()
  const share = useQuery(shareQuery(shareId))
  const revoke = useWrite(revokeShare)
  const isOnline = useOnline()
  const cancel = useRef<HTMLButtonElement>(null)
  const [isDone, setDone] = useState(false)
  // Once it is revoked, asking again would say so: what was shown stays until the dialog is gone.
  const [known, setKnown] = useState(share.data)
  if (share.data && share.data !== known && !isDone) setKnown(share.data)

  const close = () => leave(paths.shares(direction, location.search))
  // Which side one is on the share says, not the address somebody may have sent.
  const side = known?.direction ?? direction
  const other = known && (side === 'given' ? known.grantee : known.owner)
  const name = other ? displayName(other.name, other.appId) : ''
  const onSuccess = () => {
    flushSync(() => setDone(true))
    showToast(t.done(name))
    close()
  }
  const isGone = !isDone && !revoke.isPending && share.error instanceof Refused

  return (
    <Dialog
      title={t.title}
      closeLabel={d.close}
      role="alertdialog"
      busy={revoke.isPending}
      onClose={close}
      initialFocus={cancel}
      {...(isDone ? { finalFocus: heading } : {})}
      footer={
        <>
          <Button ref={cancel} aria-disabled={revoke.isPending} onClick={close}>
            {isGone ? t.back : d.cancel}
          </Button>
          {known && !isGone && (
            <Button
              kind="danger"
              busy={revoke.isPending}
              aria-disabled={!isOnline || revoke.isLocked}
              title={isOnline ? undefined : offline}
              onClick={() => revoke.write({ input: { shareId }, version: known.version }, { onSuccess })}
            >
              {revoke.isPending ? t.busy : t.confirm}
            </Button>
          )}
        </>
      }
    >
      {isGone ? (
        <Gone error={share.error} />
      ) : known ? (
        <Consequences share={known} name={name} />
      ) : share.isError ? (
        <LoadFailure error={share.error} onRetry={() => void share.refetch()} />
      ) : (
        <p>
          <Loading />
        </p>
      )}
      {!isGone && <WriteFailure write={revoke} onCheckAgain={() => revoke.checkAgain({ onSuccess })} />}
      {revoke.error instanceof Refused && revoke.error.code === 'stale-version' && (
        <Alert tone="info">{t.changed}</Alert>
      )}
      <LeaveGuard isPending={revoke.isPending && !isDone} />
    </Dialog>
  )
}

function Consequences({ share, name }: { share: ShareView; name: string }) {
  const t = useText(revokeText)
  const { direction } = share
  const sentences: readonly string[] = Object.values(direction === 'given' ? t.byOwner : t.byGrantee)
  return (
    <>
      <p>{direction === 'given' ? t.owner(name) : t.grantee(name)}</p>
      <AccountIdentity account={direction === 'given' ? share.grantee : share.owner} />
      <div>
        <p className={styles.label}>{t.environments}</p>
        <ul className={styles.environments}>
          {share.grants.map(({ environment }) => (
            <li key={environment.id}>{environment.id}</li>
          ))}
        </ul>
      </div>
      <ul className={styles.list}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function Gone({ error }: { error: Error | null }) {
  const t = useText(revokeText)
  const sentence = useRefusalSentence()
  return <Alert tone="warning" title={error instanceof Refused ? sentence(error) : t.gone} />
}
