import { useQuery } from '@tanstack/react-query'
import { Refused } from '../../api/failure.ts'
import { configurationQuery } from '../../api/configuration.ts'
import { ownEnvironmentsQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import { shareQuery } from '../../api/shares.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ConfigureShareForm } from './ConfigureShareForm.tsx'

/** 配置环境: the owner changes what a share grants. */
export function ConfigureShareDialog({ shareId }: { shareId: string }) {
  const t = useText(grantsText)
  const d = useText(dialogText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const location = useLocation()
  const session = useQuery(sessionQuery)
  const share = useQuery(shareQuery(shareId))
  const configuration = useQuery(configurationQuery)
  const environments = useQuery(ownEnvironmentsQuery)
  const failed = [share, session, configuration, environments].find(({ isError, data }) => isError && !data)

  const isGrantee = share.data?.direction === 'received'
  if (session.data && share.data && configuration.data && environments.data && !isGrantee) {
    return (
      <ConfigureShareForm
        as={session.data.account.appId}
        latest={share.data}
        ended={share.error instanceof Refused ? share.error : undefined}
        configuration={configuration.data}
        environments={environments.data.items}
      />
    )
  }
  const close = () => leave(paths.shares('given', location.search))
  return (
    <Dialog
      title={t.configureTitle}
      closeLabel={d.close}
      onClose={close}
      footer={<Button onClick={close}>{d.cancel}</Button>}
    >
      {isGrantee ? (
        <Alert tone="warning" title={sentence({ code: 'only-owner-changes-permissions', params: {} })} />
      ) : failed?.error instanceof Refused ? (
        <Alert tone="warning" title={sentence(failed.error)} />
      ) : failed?.error ? (
        <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <p role="status">
          <Loading />
        </p>
      )}
    </Dialog>
  )
}
