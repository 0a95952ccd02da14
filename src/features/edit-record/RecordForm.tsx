import { useOnline } from '../../api/useOnline.ts'
import { useWrite } from '../../api/useWrite.ts'
import { CodeInput } from '../../components/editing/CodeInput.tsx'
import { EditingDialog } from '../../components/editing/EditingDialog.tsx'
import { changedFields, type Original } from '../../components/editing/texts.ts'
import { useEditing, type Complaints } from '../../components/editing/useEditing.ts'
import facts from '../../components/environment/Facts.module.css'
import { useBlocked, type ReachedEnvironment } from '../../components/environment/useBlocked.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { addRecord, changeRecord, type RecordView } from '../../contract/databaseRecord.ts'
import { editingText } from '../../text/editing.ts'
import { recordsText } from '../../text/records.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/toasts.ts'
import {
  problemsOf,
  textsOf,
  textsOfNew,
  toData,
  type RecordField,
  type RecordProblem,
  type RecordTexts,
} from './recordForm.ts'

interface RecordFormProps {
  as: string
  access: ReachedEnvironment
  /** The collection's. */
  itemId: string
  /** As the backend has it now; `undefined` for one that is to be added. */
  record: RecordView | undefined
  /** Set when somebody removed it, or its collection, while the dialog was open. */
  gone: string | undefined
  maxKilobytes: number
  onClose: () => void
}

export function RecordForm({ as, access, itemId, record, gone, maxKilobytes, onClose }: RecordFormProps) {
  const t = useText(recordsText)
  const showToast = useToast()
  const e = useText(editingText)
  const sentenceOf = useProblemSentence()
  const isOnline = useOnline()
  const environmentId = access.environment.id
  const place = { environmentId, itemId }
  const adding = useWrite(addRecord)
  const changing = useWrite(changeRecord)
  const write = record ? changing : adding
  const isNew = record === undefined
  const latest: Original<RecordField> = record
    ? { version: record.version, texts: textsOf(record) }
    : { version: 0, texts: textsOfNew }
  const editing = useEditing<RecordField>({
    draftKey: `record.${as}.${environmentId}.${itemId}.${record?.id ?? ''}`,
    latest,
    complaintsAbout,
    write,
  })
  const blocked = useBlocked(access, 'database', editing.isDone ? undefined : gone)

  function complaintsAbout(texts: RecordTexts): Complaints<RecordField> {
    return Object.fromEntries(
      problemsOf(texts, { isNew, maxKilobytes }).map((problem) => [problem.field, sentenceOf(problem)]),
    )
  }
  const finish = () => {
    editing.finish()
    onClose()
  }
  const onSuccess = ({ id }: RecordView) => {
    showToast((isNew ? t.added : t.saved)(id))
    finish()
  }
  const reactions = { onSuccess, onError: editing.onRefused }
  const send = () => {
    if (!isOnline) return
    const data = toData(editing.texts)
    const { id } = editing.texts
    if (isNew) adding.write({ input: { ...place, data, ...(id === '' ? {} : { id }) } }, reactions)
    else if (changedFields(editing.base.texts, editing.texts).length > 0)
      changing.write({ input: { ...place, recordId: record.id, data }, version: editing.base.version }, reactions)
    else {
      showToast(e.nothingChanged)
      finish()
    }
  }
  const bind = (field: RecordField) => ({
    value: editing.texts[field],
    onChange: (text: string) => editing.set(field, text),
    error: editing.complaints[field],
    readOnly: blocked !== undefined,
  })

  return (
    <EditingDialog
      title={isNew ? t.add : t.recordTitle(record.id)}
      editing={editing}
      labels={{ id: t.id, data: t.data }}
      write={write}
      blocked={blocked}
      submitLabel={isNew ? t.submitAdd : t.submitEdit}
      onSubmit={() => editing.submit(send)}
      onClose={onClose}
    >
      {record && <RecordFacts record={record} />}
      {isNew && <TextField {...bind('id')} label={t.id} hint={t.idHint} />}
      <CodeInput {...bind('data')} label={t.data} language="json" hint={t.dataHint} minLines={8} maxLines={20} />
    </EditingDialog>
  )
}

function RecordFacts({ record }: { record: RecordView }) {
  const t = useText(recordsText)
  const language = useLanguage()
  return (
    <dl className={facts.facts}>
      <dt>{t.openId}</dt>
      <dd className={record.openId === null ? undefined : facts.mono}>{record.openId ?? t.noOpenId}</dd>
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
    switch (problem.code) {
      case 'fault':
        return t.fault(problem.params.line, problem.params.column)
      case 'unfinished':
        return t.unfinished(problem.params.line, problem.params.column)
      case 'not-an-object':
        return t.notAnObject
      case 'item-too-large':
        return sentence({ code: problem.code, params: problem.params })
      case 'record-id-invalid':
        return sentence({ code: problem.code, params: {} })
    }
  }
}
