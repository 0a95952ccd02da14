import { useQuery } from '@tanstack/react-query'
import { configurationQuery } from '../../api/configuration.ts'
import { itemsQuery } from '../../api/items.ts'
import { sessionQuery } from '../../api/session.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useLastSeen } from '../../components/useLastSeen.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { isResource, type Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { useRouter, type LeaveOptions } from '../../router/Router.tsx'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { ItemForm } from './ItemForm.tsx'

interface ItemDialogProps<Kind> {
  environmentId: string
  resource: Kind
  itemId?: string
}

/** Adds something of one kind, or looks at or edits what is there (`itemId`): a function, a collection, a file, a service, a page. */
export function ItemDialog({ resource, ...rest }: ItemDialogProps<string>) {
  return isResource(resource) ? <DialogOfKind {...rest} resource={resource} /> : null
}

function DialogOfKind({ environmentId, resource, itemId }: ItemDialogProps<Resource>) {
  const t = useText(itemsText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const session = useQuery(sessionQuery)
  const configuration = useQuery(configurationQuery)
  const access = useEnvironment(environmentId)
  const items = useQuery(itemsQuery({ environmentId, resource }))
  const present = items.data?.items.find(({ id }) => id === itemId)
  const known = useLastSeen(present)

  const close = (options?: LeaveOptions) => leave(paths.items(environmentId, resource), options)
  const isKnown = itemId === undefined || known !== undefined
  if (session.data && configuration.data && (access.state === 'there' || access.state === 'lost') && isKnown) {
    return (
      <ItemForm
        as={session.data.account.appId}
        access={access}
        resource={resource}
        item={itemId === undefined ? undefined : known}
        isGone={itemId !== undefined && items.data !== undefined && !items.isError && !present}
        maxKilobytes={configuration.data.limits.itemKilobytes}
        onClose={close}
      />
    )
  }
  const isMissing = items.data !== undefined && !isKnown
  const title = itemId === undefined ? t.add[resource] : t.noun[resource]
  const queries = [session, configuration, items]
  return (
    <DialogState
      title={title}
      access={access}
      queries={queries}
      missing={isMissing ? sentence({ code: 'item-not-found', params: {} }) : undefined}
      onClose={close}
    />
  )
}
