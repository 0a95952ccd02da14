import { useWrite } from '../../api/useWrite.ts'
import { EditingDialog } from '../../components/editing/EditingDialog.tsx'
import { CodeInput, TextInput } from '../../components/editing/fields.tsx'
import { textForm } from '../../components/editing/texts.ts'
import { useEditing } from '../../components/editing/useEditing.ts'
import { useTextConflict } from '../../components/editing/useTextConflict.tsx'
import facts from '../../components/environment/Facts.module.css'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { addRecord, changeRecord, type RecordView } from '../../contract/databaseRecord.ts'
import type { LeaveOptions } from '../../router/Router.tsx'
import { editingText } from '../../text/editing.ts'
import { displayName, displayText } from '../../text/displayName.ts'
import { recordsText } from '../../text/records.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'
import { originalOf, problemsOf, toData, type RecordProblem, type RecordTexts } from './recordForm.ts'
import type { JsonProblem } from './typedJson.ts'

interface RecordFormProps {
  as: string
  environmentId: string
  /** The collection's. */
  itemId: string
  /** As the backend has it now; `undefined` for one that is to be added. */
  record: RecordView | undefined
  /** Why it cannot be changed. */
  blocked: string | undefined
  maxKilobytes: number
  onClose: (options?: LeaveOptions) => void
}

export function RecordForm({ as, environmentId, itemId, record, blocked, maxKilobytes, onClose }: RecordFormProps) {
  const t = useText(recordsText)
  const e = useText(editingText)
  const showToast = useToast()
  const collection = { environmentId, itemId }
  const adding = useWrite(addRecord)
  const changing = useWrite(changeRecord)
  const isNew = record === undefined
  const editing = useEditing<RecordTexts, RecordView>({
    draftKey: `record.${as}.${environmentId}.${itemId}.${record?.id ?? ''}`,
    ...textForm(originalOf(record), (texts) => problemsOf(texts, { isNew, maxKilobytes }), useProblemSentence()),
    write: isNew ? adding : changing,
    send(texts, version, reactions) {
      const data = toData(texts)
      const id = texts.id === '' ? {} : { id: texts.id }
      if (isNew) adding.write({ input: { ...collection, data, ...id } }, reactions)
      else changing.write({ input: { ...collection, recordId: record.id, data }, version }, reactions)
    },
    onDone(saved) {
      showToast(saved ? (isNew ? t.added : t.saved)(displayName(saved.id, '')) : e.nothingChanged)
      onClose({ ignoreBlocker: true })
    },
  })
  const conflict = useTextConflict(editing, { id: t.id, data: t.data })
  const readOnly = blocked !== undefined

  return (
    <EditingDialog
      title={isNew ? t.add : t.recordTitle(displayName(record.id, ''))}
      editing={editing}
      submitLabel={isNew ? t.submitAdd : t.submitEdit}
      conflict={conflict}
      blocked={blocked}
      onClose={onClose}
    >
      {record && <RecordFacts record={record} />}
      {isNew && <TextInput field="id" readOnly={readOnly} label={t.id} hint={t.idHint} />}
      <CodeInput
        field="data"
        readOnly={readOnly}
        label={t.data}
        language="json"
        hint={t.dataHint}
        minLines={8}
        maxLines={20}
      />
    </EditingDialog>
  )
}

function RecordFacts({ record }: { record: RecordView }) {
  const t = useText(recordsText)
  const language = useLanguage()
  return (
    <dl className={facts.facts}>
      <dt>{t.openId}</dt>
      <dd className={record.openId === null ? undefined : facts.mono}>
        {record.openId === null ? t.noOpenId : displayText(record.openId)}
      </dd>
      <dt>{t.updated}</dt>
      <dd>
        <time dateTime={record.updatedAt}>{formatDateTime(record.updatedAt, language)}</time>
      </dd>
    </dl>
  )
}

function useProblemSentence(): (problem: RecordProblem) => string {
  const t = useText(recordsText)
  const sentence = useRefusalSentence()
  return (problem) => {
    if (problem.code === 'not-an-object') return t.notAnObject
    return 'line' in problem.params ? t.json[problem.code as JsonProblem['code']](problem.params) : sentence(problem)
  }
}
