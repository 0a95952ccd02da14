import { useWrite } from '../../api/useWrite.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { RemovalDialog } from '../../components/environment/RemovalDialog.tsx'
import { useBlocked, type ReachedEnvironment } from '../../components/environment/useBlocked.ts'
import { useCollection, useRecord } from '../../components/environment/useCollection.ts'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { removeRecord, type RecordView } from '../../contract/databaseRecord.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'

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
  const close = () => leave(paths.records(environmentId, itemId))
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
        onClose={close}
      />
    )
  }
  return <DialogState title={t.removeTitle} access={access} queries={[items, records]} missing={gone} onClose={close} />
}

interface RemovalProps {
  record: RecordView
  access: ReachedEnvironment
  /** The collection's. */
  itemId: string
  collection: string
  gone: string | undefined
  onClose: () => void
}

function Removal({ record, access, itemId, collection, gone, onClose }: RemovalProps) {
  const t = useText(recordsText)
  const showToast = useToast()
  const remove = useWrite(removeRecord)
  const blocked = useBlocked(access, 'database', gone)
  const environmentId = access.environment.id
  return (
    <RemovalDialog
      title={t.removeTitle}
      write={remove}
      blocked={blocked}
      labels={{ confirm: t.remove, busy: t.removing, changed: t.changedMeanwhile }}
      intro={t.removeOf(record.id, collection)}
      consequences={[t.forGood]}
      onRemove={(reactions) =>
        remove.write({ input: { environmentId, itemId, recordId: record.id }, version: record.version }, reactions)
      }
      onRemoved={() => showToast(t.removed(record.id))}
      onClose={onClose}
    />
  )
}
