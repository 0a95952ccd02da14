import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { itemsQuery } from '../../api/items.ts'
import { useWrite } from '../../api/useWrite.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { RemovalDialog } from '../../components/environment/RemovalDialog.tsx'
import { useBlocked, type ReachedEnvironment } from '../../components/environment/useBlocked.ts'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { displayName } from '../../components/displayName.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { removeItem, type ItemView } from '../../contract/item.ts'
import { authFunctionName } from '../../domain/item.ts'
import { isResource, type Resource } from '../../domain/permission.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'

/** 移除 of a function, a collection, a file, a service or a page, after reading what that means. */
export function RemoveItemDialog({
  environmentId = '',
  resource = '',
  itemId = '',
}: {
  environmentId?: string
  resource?: string
  itemId?: string
}) {
  if (!isResource(resource)) return null
  return <DialogOfKind environmentId={environmentId} resource={resource} itemId={itemId} />
}

function DialogOfKind({
  environmentId,
  resource,
  itemId,
}: {
  environmentId: string
  resource: Resource
  itemId: string
}) {
  const t = useText(itemsText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const access = useEnvironment(environmentId)
  const items = useQuery(itemsQuery({ environmentId, resource }))
  const present = items.data?.items.find(({ id }) => id === itemId)
  // Once it is removed, asking again would not find it: what was shown stays until the dialog is gone.
  const [known, setKnown] = useState(present)
  if (present && present !== known) setKnown(present)

  const close = () => leave(paths.items(environmentId, resource))
  const gone = sentence({ code: 'item-not-found', params: {} })
  if (known && (access.state === 'there' || access.state === 'lost')) {
    return (
      <Removal
        item={known}
        access={access}
        gone={items.data && !items.isError && !present ? gone : undefined}
        onClose={close}
      />
    )
  }
  return (
    <DialogState
      title={t.removeTitle[resource]}
      access={access}
      queries={[items]}
      missing={items.data && !known ? gone : undefined}
      onClose={close}
    />
  )
}

function Removal({
  item,
  access,
  gone,
  onClose,
}: {
  item: ItemView
  access: ReachedEnvironment
  gone: string | undefined
  onClose: () => void
}) {
  const t = useText(itemsText)
  const showToast = useToast()
  const remove = useWrite(removeItem)
  const blocked = useBlocked(access, item.resource, gone)
  const { id: environmentId, owner, shareId } = access.environment
  const name = displayName(item.name, '')
  return (
    <RemovalDialog
      title={t.removeTitle[item.resource]}
      write={remove}
      blocked={blocked}
      labels={{ confirm: t.remove, busy: t.removing, changed: t.changedMeanwhile }}
      intro={t.removeOf(name, environmentId)}
      consequences={[
        ...useConsequences(item),
        t.forGood,
        ...(shareId === null ? [] : [t.ownersGoods(displayName(owner.name, owner.appId))]),
      ]}
      onRemove={(reactions) =>
        remove.write({ input: { environmentId, itemId: item.id }, version: item.version }, reactions)
      }
      onRemoved={() => showToast(t.removed(name))}
      onClose={onClose}
    />
  )
}

function useConsequences(item: ItemView): readonly string[] {
  const t = useText(itemsText)
  if (item.resource === 'database') return [t.recordsGo(item.records), t.collectionGone]
  if (item.name === authFunctionName && item.resource === 'functions') return [t.authFunctionGone]
  return t.consequences[item.resource]
}
