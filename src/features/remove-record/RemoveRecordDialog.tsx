import { useWrite } from '../../api/useWrite.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useRecord } from '../../components/environment/useCollection.ts'
import { useBlocked, useEnvironment } from '../../components/environment/useEnvironment.ts'
import { removeRecord } from '../../contract/databaseRecord.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { displayName } from '../../text/displayName.ts'
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
  const { leave } = useRouter()
  const { search } = useLocation()
  const access = useEnvironment(environmentId)
  const { items, collection, query, record, gone } = useRecord(environmentId, itemId, recordId)
  const blocked = useBlocked(access, 'database', gone)
  const remove = useWrite(removeRecord)
  const parent = paths.records(environmentId, itemId, search)
  if (!record || !access.environment) {
    const queries = [access.query, items, query]
    return <DialogState title={t.removeTitle} queries={queries} missing={gone} onClose={() => leave(parent)} />
  }
  const name = displayName(recordId, '')
  return (
    <ConfirmDialog
      title={t.removeTitle}
      labels={{ confirm: t.remove, busy: t.removing, done: t.removed(name), changed: t.changedMeanwhile }}
      write={remove}
      request={{ input: { environmentId, itemId, recordId }, version: record.version }}
      gone={blocked}
      isFetching={query.isFetching}
      parent={parent}
      consequences={[t.forGood]}
    >
      <p>{t.removeOf(name, displayName(collection?.name ?? '', ''))}</p>
    </ConfirmDialog>
  )
}
