import { useWrite } from '../../api/useWrite.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useBlocked, useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useItem } from '../../components/environment/useItem.ts'
import { displayName } from '../../text/displayName.ts'
import { removeItem, type ItemView } from '../../contract/item.ts'
import { authFunctionName } from '../../domain/items/item.ts'
import { isResource, type Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'

type ItemsText = (typeof itemsText)['zh-CN']

interface RemoveItemDialogProps<Kind> {
  environmentId: string
  resource: Kind
  itemId: string
}

/** 移除 of a function, a collection, a file, a service or a page, after reading what that means. */
export function RemoveItemDialog({ resource, ...rest }: RemoveItemDialogProps<string>) {
  return isResource(resource) ? <DialogOfKind {...rest} resource={resource} /> : null
}

function DialogOfKind({ environmentId, resource, itemId }: RemoveItemDialogProps<Resource>) {
  const t = useText(itemsText)
  const { leave } = useRouter()
  const access = useEnvironment(environmentId)
  const { items, item, gone } = useItem(environmentId, resource, itemId)
  const blocked = useBlocked(access, resource, gone)
  const remove = useWrite(removeItem)
  const parent = paths.items(environmentId, resource)
  const title = t.removeTitle[resource]
  if (!item || !access.environment) {
    const queries = [access.query, items]
    return <DialogState title={title} queries={queries} missing={gone} onClose={() => leave(parent)} />
  }
  const { owner, shareId } = access.environment
  const name = displayName(item.name, '')
  return (
    <ConfirmDialog
      title={title}
      labels={{ confirm: t.remove, busy: t.removing, done: t.removed(name), changed: t.changedMeanwhile }}
      write={remove}
      request={{ input: { environmentId, itemId }, version: item.version }}
      gone={blocked}
      isFetching={items.isFetching}
      parent={parent}
      consequences={[
        ...consequencesOf(item, t),
        t.forGood,
        ...(shareId === null ? [] : [t.ownersGoods(displayName(owner.name, owner.appId))]),
      ]}
    >
      <p>{t.removeOf(name, environmentId)}</p>
    </ConfirmDialog>
  )
}

function consequencesOf(item: ItemView, t: ItemsText): readonly string[] {
  if (item.resource === 'database') return [t.recordsGo(item.records), t.collectionGone]
  if (item.name === authFunctionName && item.resource === 'functions') return [t.authFunctionGone]
  return t.consequences[item.resource]
}
