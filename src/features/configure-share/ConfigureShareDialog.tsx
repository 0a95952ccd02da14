import { useQuery } from '@tanstack/react-query'
import { Refused } from '../../api/failure.ts'
import { sessionQuery } from '../../api/session.ts'
import { shareQuery } from '../../api/shares.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useGrantable } from '../../components/grants/useGrantable.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { paths } from '../../paths.ts'
import { useLocation, useRouter, type LeaveOptions } from '../../router/Router.tsx'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { ConfigureShareForm } from './ConfigureShareForm.tsx'

/** 配置环境: the owner changes what a share grants. */
export function ConfigureShareDialog({ shareId }: { shareId: string }) {
  const t = useText(grantsText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const location = useLocation()
  const session = useQuery(sessionQuery)
  const share = useQuery(shareQuery(shareId))
  const { grantable, queries } = useGrantable()
  const close = (options?: LeaveOptions) => leave(paths.shares('given', location.search), options)

  const isGrantee = share.data?.direction === 'received'
  if (session.data && share.data && grantable && !isGrantee) {
    return (
      <ConfigureShareForm
        as={session.data.account.appId}
        latest={share.data}
        ended={share.error instanceof Refused ? share.error : undefined}
        grantable={grantable}
        onClose={close}
      />
    )
  }
  return (
    <DialogState
      title={t.configureTitle}
      size="large"
      queries={[share, session, ...queries]}
      missing={isGrantee ? sentence({ code: 'only-owner-changes-permissions', params: {} }) : undefined}
      onClose={close}
    />
  )
}
