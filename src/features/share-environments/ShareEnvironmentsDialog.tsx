import { useQuery } from '@tanstack/react-query'
import { configurationQuery } from '../../api/configuration.ts'
import { ownEnvironmentsQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
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
  const configuration = useQuery(configurationQuery)
  const environments = useQuery(ownEnvironmentsQuery)
  const close = () => leave(paths.shares('given', location.search))

  if (session.data && configuration.data && environments.data) {
    return (
      <ShareEnvironmentsForm
        as={session.data.account.appId}
        configuration={configuration.data}
        environments={environments.data.items}
        onClose={close}
      />
    )
  }
  return (
    <DialogState
      title={t.addTitle}
      size="large"
      initialFocus={theDialog}
      queries={[session, configuration, environments]}
      onClose={close}
    />
  )
}

/** Until there is something to fill in. */
const theDialog = (dialog: HTMLElement) => dialog
