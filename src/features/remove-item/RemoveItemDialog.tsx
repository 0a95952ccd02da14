import { useQuery } from '@tanstack/react-query'
import { itemsQuery } from '../../api/items.ts'
import { useWrite } from '../../api/useWrite.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useBlocked, type ReachedEnvironment } from '../../components/environment/useBlocked.ts'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { displayName } from '../../text/displayName.ts'
import { useLastSeen } from '../../components/useLastSeen.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { removeItem, type ItemView } from '../../contract/item.ts'
import { authFunctionName } from '../../domain/item.ts'
import { isResource, type Resource } from '../../domain/permission.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'

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
  const item = useLastSeen(present)
  const parent = paths.items(environmentId, resource)
  const gone = sentence({ code: 'item-not-found', params: {} })
  if (item && (access.state === 'there' || access.state === 'lost')) {
    return (
      <Removal
        item={item}
        access={access}
        gone={items.data && !items.isError && !present ? gone : undefined}
        isFetching={items.isFetching}
        parent={parent}
      />
    )
  }
  return (
    <DialogState
      title={t.removeTitle[resource]}
      access={access}
      queries={[items]}
      missing={items.data && !item ? gone : undefined}
      onClose={() => leave(parent)}
    />
  )
}

interface RemovalProps {
  item: ItemView
  access: ReachedEnvironment
  gone: string | undefined
  isFetching: boolean
  parent: string
}

function Removal({ item, access, gone, isFetching, parent }: RemovalProps) {
  const t = useText(itemsText)
  const d = useText(dialogText)
  const remove = useWrite(removeItem)
  const blocked = useBlocked(access, item.resource, gone)
  const { id: environmentId, owner, shareId } = access.environment
  const name = displayName(item.name, '')
  return (
    <ConfirmDialog
      title={t.removeTitle[item.resource]}
      labels={{
        confirm: t.remove,
        busy: t.removing,
        done: t.removed(name),
        back: d.close,
        changed: t.changedMeanwhile,
      }}
      write={remove}
      request={{ input: { environmentId, itemId: item.id }, version: item.version }}
      gone={blocked}
      isFetching={isFetching}
      parent={parent}
      consequences={[
        ...useConsequences(item),
        t.forGood,
        ...(shareId === null ? [] : [t.ownersGoods(displayName(owner.name, owner.appId))]),
      ]}
    >
      <p>{t.removeOf(name, environmentId)}</p>
    </ConfirmDialog>
  )
}

function useConsequences(item: ItemView): readonly string[] {
  const t = useText(itemsText)
  if (item.resource === 'database') return [t.recordsGo(item.records), t.collectionGone]
  if (item.name === authFunctionName && item.resource === 'functions') return [t.authFunctionGone]
  return t.consequences[item.resource]
}
