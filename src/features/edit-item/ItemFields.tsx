import { useFormContext } from 'react-hook-form'
import { CodeInput, TextInput } from '../../components/editing/fields.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { Resource } from '../../domain/sharing/permission.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { fieldsOfKind, type ItemField, type ItemTexts } from './itemForm.ts'
import { TextFile } from './TextFile.tsx'

interface ItemFieldsProps {
  resource: Resource
  isNew: boolean
  readOnly: boolean
  maxKilobytes: number
}

/** What can be written of one kind of resource. A name is given once. */
export function ItemFields({ resource, isNew, readOnly, maxKilobytes }: ItemFieldsProps) {
  const t = useText(itemsText)
  const sentence = useRefusalSentence()
  const { getFieldState, getValues, setValue } = useFormContext<ItemTexts>()
  const isPath = resource === 'storage' || resource === 'hosting'
  const set = (field: ItemField, text: string) =>
    setValue(field, text, { shouldValidate: getFieldState(field).invalid })
  const fill = (content: string, name: string) => {
    set('content', content)
    if (isNew && getValues('name') === '') set('name', name)
  }
  return (
    <>
      {isNew && (
        <TextInput
          field="name"
          readOnly={readOnly}
          label={isPath ? t.field.path : t.field.name}
          hint={sentence({ code: 'item-name-invalid', params: { resource } })}
        />
      )}
      {fieldsOfKind[resource].map((field) => {
        const bound = { field, readOnly, label: t.field[field] }
        switch (field) {
          case 'code':
            return (
              <CodeInput key={field} {...bound} language="javascript" hint={t.codeHint} minLines={10} maxLines={18} />
            )
          case 'rule':
            return (
              <CodeInput
                key={field}
                {...bound}
                language="json"
                hint={t.ruleHint[resource === 'database' ? 'database' : 'functions']}
                minLines={3}
                maxLines={10}
              />
            )
          case 'content':
            return (
              <TextInput
                key={field}
                {...bound}
                isCode
                minLines={8}
                maxLines={18}
                aside={!readOnly && <TextFile maxKilobytes={maxKilobytes} onRead={fill} />}
              />
            )
          case 'image':
            return <TextInput key={field} {...bound} isCode hint={t.imageHint} />
          case 'port':
            return <TextInput key={field} {...bound} inputMode="numeric" hint={t.portHint} />
        }
      })}
    </>
  )
}
