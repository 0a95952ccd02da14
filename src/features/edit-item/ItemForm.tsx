import { useWrite } from '../../api/useWrite.ts'
import { EditingDialog } from '../../components/editing/EditingDialog.tsx'
import { textForm } from '../../components/editing/texts.ts'
import { useEditing } from '../../components/editing/useEditing.ts'
import { useTextConflict } from '../../components/editing/useTextConflict.tsx'
import { AuthFunctionCheck } from '../../components/environment/AuthFunctionCheck.tsx'
import { displayName } from '../../text/displayName.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { addItem, changeItem, type ItemView } from '../../contract/item.ts'
import { authFunctionName } from '../../domain/items/item.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import type { LeaveOptions } from '../../router/Router.tsx'
import { editingText } from '../../text/editing.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'
import { ItemFacts } from './ItemFacts.tsx'
import { ItemFields } from './ItemFields.tsx'
import { originalOf, problemsOf, toContent, type ItemTexts } from './itemForm.ts'

interface ItemFormProps {
  as: string
  environmentId: string
  resource: Resource
  /** As the backend has it now; `undefined` for one that is to be added. */
  item: ItemView | undefined
  /** Whether the environment was taken away while the dialog was open. */
  isLost: boolean
  /** Why it cannot be changed. */
  blocked: string | undefined
  maxKilobytes: number
  onClose: (options?: LeaveOptions) => void
}

export function ItemForm({ as, environmentId, resource, item, isLost, blocked, maxKilobytes, onClose }: ItemFormProps) {
  const t = useText(itemsText)
  const e = useText(editingText)
  const sentence = useRefusalSentence()
  const showToast = useToast()
  const adding = useWrite(addItem)
  const changing = useWrite(changeItem)
  const isNew = item === undefined
  const isPath = resource === 'storage' || resource === 'hosting'
  const editing = useEditing<ItemTexts, ItemView>({
    draftKey: `item.${as}.${environmentId}.${item?.id ?? resource}`,
    ...textForm(
      originalOf(resource, item),
      (texts) => problemsOf(resource, texts, { isNew, maxKilobytes }),
      (problem) => (problem.code === 'required' ? t.required : sentence(problem)),
    ),
    write: isNew ? adding : changing,
    send(texts, version, reactions) {
      const content = toContent(resource, texts)
      if (isNew) adding.write({ input: { environmentId, name: texts.name, content } }, reactions)
      else changing.write({ input: { environmentId, itemId: item.id, content }, version }, reactions)
    },
    onDone(saved) {
      showToast(saved ? (isNew ? t.added : t.saved)(displayName(saved.name, '')) : e.nothingChanged)
      onClose({ ignoreBlocker: true })
    },
  })
  const labels = { ...t.field, name: isPath ? t.field.path : t.field.name }
  const conflict = useTextConflict(editing, labels)

  return (
    <EditingDialog
      title={isNew ? t.add[resource] : t.title(t.noun[resource], displayName(item.name, ''))}
      editing={editing}
      submitLabel={isNew ? t.submitAdd : t.submitEdit}
      conflict={conflict}
      blocked={blocked}
      onClose={onClose}
    >
      {item && <ItemFacts item={item} />}
      <ItemFields resource={resource} isNew={isNew} readOnly={blocked !== undefined} maxKilobytes={maxKilobytes} />
      {item?.resource === 'functions' && item.name === authFunctionName && !isLost && (
        <AuthFunctionCheck environmentId={environmentId} />
      )}
    </EditingDialog>
  )
}
