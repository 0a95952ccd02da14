import { CodeInput } from '../../components/editing/CodeInput.tsx'
import type { Editing } from '../../components/editing/useEditing.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { Resource } from '../../domain/permission.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { TextField } from '../../ui/TextField.tsx'
import { fieldsOfKind, type ItemField } from './itemForm.ts'
import { TextFile } from './TextFile.tsx'

interface ItemFieldsProps {
  resource: Resource
  isNew: boolean
  editing: Editing<ItemField>
  readOnly: boolean
  maxKilobytes: number
}

/** What can be written of one kind of resource. A name is given once. */
export function ItemFields({ resource, isNew, editing, readOnly, maxKilobytes }: ItemFieldsProps) {
  const t = useText(itemsText)
  const sentence = useRefusalSentence()
  const isPath = resource === 'storage' || resource === 'hosting'
  const fill = (content: string, name: string) => {
    editing.set('content.content', content)
    if (isNew && editing.texts.name === '') editing.set('name', name)
  }
  const bind = (field: ItemField) => ({
    value: editing.texts[field],
    onChange: (text: string) => editing.set(field, text),
    error: editing.complaints[field],
    readOnly,
  })
  return (
    <>
      {isNew && (
        <TextField
          {...bind('name')}
          label={isPath ? t.field.path : t.field.name}
          hint={sentence({ code: 'item-name-invalid', params: { resource } })}
        />
      )}
      {fieldsOfKind[resource].map((field) => {
        const bound = { ...bind(field), label: t.field[field] }
        switch (field) {
          case 'content.code':
            return (
              <CodeInput key={field} {...bound} language="javascript" hint={t.codeHint} minLines={10} maxLines={18} />
            )
          case 'content.rule':
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
          case 'content.content':
            return (
              <TextField
                key={field}
                {...bound}
                isCode
                minLines={8}
                maxLines={18}
                aside={!readOnly && <TextFile maxKilobytes={maxKilobytes} onRead={fill} />}
              />
            )
          case 'content.image':
            return <TextField key={field} {...bound} isCode hint={t.imageHint} />
          case 'content.port':
            return <TextField key={field} {...bound} inputMode="numeric" hint={t.portHint} />
        }
      })}
    </>
  )
}
