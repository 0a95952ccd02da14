import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useGrantable } from '../../components/grants/useGrantable.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { ShareEnvironmentsForm } from './ShareEnvironmentsForm.tsx'

/** 添加共享: whom, which environments with which permissions, what that grants, 提交. */
export function ShareEnvironmentsDialog() {
  const t = useText(grantsText)
  const { leave } = useRouter()
  const location = useLocation()
  // The page behind keeps it fresh; asked again, it would hold up the dialog.
  const session = useQuery({ ...sessionQuery, refetchOnMount: false })
  const { grantable, queries } = useGrantable()
  const close = () => leave(paths.shares('given', location.search))

  if (session.data && grantable) {
    return <ShareEnvironmentsForm as={session.data.account.appId} grantable={grantable} onClose={close} />
  }
  return (
    <DialogState
      title={t.addTitle}
      size="large"
      initialFocus={theDialog}
      queries={[session, ...queries]}
      onClose={close}
    />
  )
}

/** Until there is something to fill in. */
const theDialog = (dialog: HTMLElement) => dialog
