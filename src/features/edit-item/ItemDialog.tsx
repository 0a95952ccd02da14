import { useQuery } from '@tanstack/react-query'
import { configurationQuery } from '../../api/configuration.ts'
import { sessionQuery } from '../../api/session.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useBlocked, useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useItem } from '../../components/environment/useItem.ts'
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
  const { leave } = useRouter()
  const session = useQuery(sessionQuery)
  const configuration = useQuery(configurationQuery)
  const access = useEnvironment(environmentId)
  const { items, item, gone } = useItem(environmentId, resource, itemId)
  const blocked = useBlocked(access, resource, gone)

  const close = (options?: LeaveOptions) => leave(paths.items(environmentId, resource), options)
  if (session.data && configuration.data && access.environment && (item || itemId === undefined)) {
    return (
      <ItemForm
        as={session.data.account.appId}
        environmentId={environmentId}
        resource={resource}
        item={item}
        isLost={access.isLost}
        blocked={blocked}
        maxKilobytes={configuration.data.limits.itemKilobytes}
        onClose={close}
      />
    )
  }
  return (
    <DialogState
      title={itemId === undefined ? t.add[resource] : t.noun[resource]}
      size="large"
      queries={[access.query, session, configuration, items]}
      missing={gone}
      onClose={close}
    />
  )
}
