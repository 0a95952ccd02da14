import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { EditingDialog } from '../../components/editing/EditingDialog.tsx'
import { changedFields, type Original } from '../../components/editing/texts.ts'
import { useEditing, type Complaints } from '../../components/editing/useEditing.ts'
import { AuthFunctionCheck } from '../../components/environment/AuthFunctionCheck.tsx'
import { useBlocked, type ReachedEnvironment } from '../../components/environment/useBlocked.ts'
import { displayName } from '../../text/displayName.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { addItem, changeItem, type ItemView } from '../../contract/item.ts'
import { authFunctionName } from '../../domain/item.ts'
import type { Resource } from '../../domain/permission.ts'
import { editingText } from '../../text/editing.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'
import { ItemFacts } from './ItemFacts.tsx'
import { ItemFields } from './ItemFields.tsx'
import { problemsOf, textsOf, textsOfNew, toContent, type ItemField, type ItemTexts } from './itemForm.ts'

interface ItemFormProps {
  as: string
  access: ReachedEnvironment
  resource: Resource
  /** As the backend has it now; `undefined` for one that is to be added. */
  item: ItemView | undefined
  /** Whether somebody removed it while the dialog was open. */
  isGone: boolean
  maxKilobytes: number
  onClose: () => void
}

export function ItemForm({ as, access, resource, item, isGone, maxKilobytes, onClose }: ItemFormProps) {
  const t = useText(itemsText)
  const showToast = useToast()
  const e = useText(editingText)
  const sentence = useRefusalSentence()
  const isOnline = useOnline()
  const { environment } = access
  const environmentId = environment.id
  const adding = useWrite(addItem)
  const changing = useWrite(changeItem)
  const write = item ? changing : adding
  const isNew = item === undefined
  const latest: Original<ItemField> = item
    ? { version: item.version, texts: textsOf(item) }
    : { version: 0, texts: textsOfNew(resource) }
  const editing = useEditing<ItemField>({
    draftKey: `item.${as}.${environmentId}.${item?.id ?? resource}`,
    latest,
    complaintsAbout,
    write,
  })
  const blocked = useBlocked(
    access,
    resource,
    isGone && !editing.isDone ? sentence({ code: 'item-not-found', params: {} }) : undefined,
  )

  function complaintsAbout(texts: ItemTexts): Complaints<ItemField> {
    const problems = problemsOf(resource, texts, { isNew, maxKilobytes })
    return Object.fromEntries(
      problems.map(({ field, code, params }) => [field, code === 'required' ? t.required : sentence({ code, params })]),
    )
  }
  const finish = () => {
    editing.finish()
    onClose()
  }
  const onSuccess = ({ name }: ItemView) => {
    showToast((isNew ? t.added : t.saved)(displayName(name, '')))
    finish()
  }
  const reactions = { onSuccess, onError: editing.onRefused }
  const send = () => {
    if (!isOnline) return
    const content = toContent(resource, editing.texts)
    if (isNew) adding.write({ input: { environmentId, name: editing.texts.name, content } }, reactions)
    else if (changedFields(editing.base.texts, editing.texts).length > 0)
      changing.write({ input: { environmentId, itemId: item.id, content }, version: editing.base.version }, reactions)
    else {
      showToast(e.nothingChanged)
      finish()
    }
  }

  return (
    <EditingDialog
      title={isNew ? t.add[resource] : t.title(t.noun[resource], displayName(item.name, ''))}
      editing={editing}
      labels={{ ...t.field, name: resource === 'storage' || resource === 'hosting' ? t.field.path : t.field.name }}
      write={write}
      blocked={blocked}
      submitLabel={isNew ? t.submitAdd : t.submitEdit}
      onSubmit={() => editing.submit(send)}
      onClose={onClose}
    >
      {item && <ItemFacts item={item} />}
      <ItemFields
        resource={resource}
        isNew={isNew}
        editing={editing}
        readOnly={blocked !== undefined}
        maxKilobytes={maxKilobytes}
      />
      {item?.resource === 'functions' && item.name === authFunctionName && access.state === 'there' && (
        <AuthFunctionCheck environmentId={environmentId} />
      )}
    </EditingDialog>
  )
}
