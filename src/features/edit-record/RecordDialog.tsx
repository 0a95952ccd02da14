import { useQuery } from '@tanstack/react-query'
import { configurationQuery } from '../../api/configuration.ts'
import { sessionQuery } from '../../api/session.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useRecord } from '../../components/environment/useCollection.ts'
import { useBlocked, useEnvironment } from '../../components/environment/useEnvironment.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter, type LeaveOptions } from '../../router/Router.tsx'
import { displayName } from '../../text/displayName.ts'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'
import { RecordForm } from './RecordForm.tsx'

interface RecordDialogProps {
  environmentId: string
  itemId: string
  recordId?: string
}

/** Adds a record to a collection, or looks at or edits one that is there (`recordId`). */
export function RecordDialog({ environmentId, itemId, recordId }: RecordDialogProps) {
  const t = useText(recordsText)
  const { leave } = useRouter()
  const { search } = useLocation()
  const session = useQuery(sessionQuery)
  const configuration = useQuery(configurationQuery)
  const access = useEnvironment(environmentId)
  const { items, collection, query, record, gone } = useRecord(environmentId, itemId, recordId)
  const blocked = useBlocked(access, 'database', gone)

  const close = (options?: LeaveOptions) => leave(paths.records(environmentId, itemId, search), options)
  const isKnown = (recordId === undefined ? collection : record) !== undefined
  if (session.data && configuration.data && access.environment && isKnown) {
    return (
      <RecordForm
        as={session.data.account.appId}
        environmentId={environmentId}
        itemId={itemId}
        record={record}
        blocked={blocked}
        maxKilobytes={configuration.data.limits.itemKilobytes}
        onClose={close}
      />
    )
  }
  return (
    <DialogState
      title={recordId === undefined ? t.add : t.recordTitle(displayName(recordId, ''))}
      size="large"
      queries={[access.query, session, configuration, items, ...(recordId === undefined ? [] : [query])]}
      missing={gone}
      onClose={close}
    />
  )
}
