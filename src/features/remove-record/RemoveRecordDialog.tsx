import { useWrite } from '../../api/useWrite.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { isReached, useBlocked } from '../../components/environment/useBlocked.ts'
import { useCollection, useRecord } from '../../components/environment/useCollection.ts'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { removeRecord } from '../../contract/databaseRecord.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'

interface RemoveRecordDialogProps {
  environmentId: string
  itemId: string
  recordId: string
}

/** 移除 of one record. */
export function RemoveRecordDialog({ environmentId, itemId, recordId }: RemoveRecordDialogProps) {
  const t = useText(recordsText)
  const d = useText(dialogText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const access = useEnvironment(environmentId)
  const { items, records, collection, isGone: isCollectionGone } = useCollection(environmentId, itemId)
  const { record, isGone } = useRecord(records, recordId)
  const missing = isCollectionGone ? 'item-not-found' : isGone ? 'record-not-found' : undefined
  const gone = missing && sentence({ code: missing, params: {} })
  const blocked = useBlocked(access, 'database', gone)
  const remove = useWrite(removeRecord)
  const parent = paths.records(environmentId, itemId)
  if (!record || !isReached(access)) {
    const queries = [items, records]
    const close = () => leave(parent)
    return <DialogState title={t.removeTitle} access={access} queries={queries} missing={gone} onClose={close} />
  }
  return (
    <ConfirmDialog
      title={t.removeTitle}
      labels={{
        confirm: t.remove,
        busy: t.removing,
        done: t.removed(recordId),
        changed: t.changedMeanwhile,
        back: d.close,
      }}
      write={remove}
      request={{ input: { environmentId, itemId, recordId }, version: record.version }}
      gone={blocked}
      isFetching={records.isFetching}
      parent={parent}
      consequences={[t.forGood]}
    >
      <p>{t.removeOf(recordId, collection?.name ?? '')}</p>
    </ConfirmDialog>
  )
}
