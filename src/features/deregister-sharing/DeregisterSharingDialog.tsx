import { useQuery } from '@tanstack/react-query'
import { activationQuery } from '../../api/activation.ts'
import { useWrite } from '../../api/useWrite.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { LoadState } from '../../components/LoadState.tsx'
import { deregisterSharing } from '../../contract/activation.ts'
import { paths } from '../../paths.ts'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { Blockers } from './Blockers.tsx'

/** 注销: possible once no share is left in either direction; until then, what blocks, each with the way to end it. */
export function DeregisterSharingDialog() {
  const t = useText(settingsText)
  const activation = useQuery(activationQuery)
  const deregister = useWrite(deregisterSharing)
  const data = activation.data
  const blocking = data ? data.blockers.given + data.blockers.received : 0
  return (
    <ConfirmDialog
      title={t.deregisterTitle}
      labels={{ confirm: t.confirmDeregister, busy: t.deregistering, done: t.deregistered }}
      write={deregister}
      request={data && { input: {}, version: data.version }}
      gone={data?.by === 'nobody' ? t.notActivated : undefined}
      blocked={blocking > 0 ? { reason: t.blockedReason, describedBy: 'deregister-blockers' } : undefined}
      isFetching={activation.isFetching}
      parent={paths.extensions()}
    >
      {data ? (
        <>
          <p>{t.deregisterBody}</p>
          {blocking > 0 && <Blockers total={blocking} />}
        </>
      ) : (
        <LoadState queries={[activation]} />
      )}
    </ConfirmDialog>
  )
}
