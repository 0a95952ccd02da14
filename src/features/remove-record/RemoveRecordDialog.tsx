import { useWrite } from '../../api/useWrite.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useBlocked, type ReachedEnvironment } from '../../components/environment/useBlocked.ts'
import { useCollection, useRecord } from '../../components/environment/useCollection.ts'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { removeRecord, type RecordView } from '../../contract/databaseRecord.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'

/** 移除 of one record. */
export function RemoveRecordDialog({
  environmentId = '',
  itemId = '',
  recordId = '',
}: {
  environmentId?: string
  itemId?: string
  recordId?: string
}) {
  const t = useText(recordsText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const access = useEnvironment(environmentId)
  const { items, records, collection, isGone: isCollectionGone } = useCollection(environmentId, itemId)
  const { record, isGone } = useRecord(records, recordId)
  const parent = paths.records(environmentId, itemId)
  const missing = isCollectionGone ? 'item-not-found' : isGone ? 'record-not-found' : undefined
  const gone = missing && sentence({ code: missing, params: {} })
  if (record && (access.state === 'there' || access.state === 'lost')) {
    return (
      <Removal
        record={record}
        access={access}
        itemId={itemId}
        collection={collection?.name ?? ''}
        gone={gone}
        isFetching={records.isFetching}
        parent={parent}
      />
    )
  }
  return (
    <DialogState
      title={t.removeTitle}
      access={access}
      queries={[items, records]}
      missing={gone}
      onClose={() => leave(parent)}
    />
  )
}

interface RemovalProps {
  record: RecordView
  access: ReachedEnvironment
  /** The collection's. */
  itemId: string
  collection: string
  gone: string | undefined
  isFetching: boolean
  parent: string
}

function Removal({ record, access, itemId, collection, gone, isFetching, parent }: RemovalProps) {
  const t = useText(recordsText)
  const d = useText(dialogText)
  const remove = useWrite(removeRecord)
  const blocked = useBlocked(access, 'database', gone)
  const environmentId = access.environment.id
  return (
    <ConfirmDialog
      title={t.removeTitle}
      labels={{
        confirm: t.remove,
        busy: t.removing,
        done: t.removed(record.id),
        back: d.close,
        changed: t.changedMeanwhile,
      }}
      write={remove}
      request={{ input: { environmentId, itemId, recordId: record.id }, version: record.version }}
      gone={blocked}
      isFetching={isFetching}
      parent={parent}
      consequences={[t.forGood]}
    >
      <p>{t.removeOf(record.id, collection)}</p>
    </ConfirmDialog>
  )
}
