import { useQuery } from '@tanstack/react-query'
import { configurationQuery } from '../../api/configuration.ts'
import { sessionQuery } from '../../api/session.ts'
import { DialogState } from '../../components/environment/DialogState.tsx'
import { useCollection, useRecord } from '../../components/environment/useCollection.ts'
import { useEnvironment } from '../../components/environment/useEnvironment.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { paths } from '../../paths.ts'
import { useRouter, type LeaveOptions } from '../../router/Router.tsx'
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
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const session = useQuery(sessionQuery)
  const configuration = useQuery(configurationQuery)
  const access = useEnvironment(environmentId)
  const { items, records, isGone: isCollectionGone } = useCollection(environmentId, itemId)
  const { record, isGone } = useRecord(records, recordId)

  const close = (options?: LeaveOptions) => leave(paths.records(environmentId, itemId), options)
  const isKnown = recordId === undefined ? items.data !== undefined : record !== undefined
  const missing = isCollectionGone ? 'item-not-found' : isGone ? 'record-not-found' : undefined
  const missingSentence = missing && sentence({ code: missing, params: {} })
  const isReached = access.state === 'there' || access.state === 'lost'
  if (
    session.data &&
    configuration.data &&
    isReached &&
    isKnown &&
    !(recordId === undefined && isCollectionGone && !items.isFetching && !records.data)
  ) {
    return (
      <RecordForm
        as={session.data.account.appId}
        access={access}
        itemId={itemId}
        record={recordId === undefined ? undefined : record}
        gone={missingSentence}
        maxKilobytes={configuration.data.limits.itemKilobytes}
        onClose={close}
      />
    )
  }
  const title = recordId === undefined ? t.add : t.recordTitle(recordId)
  return (
    <DialogState
      title={title}
      access={access}
      queries={[session, configuration, items, records]}
      missing={missingSentence}
      onClose={close}
    />
  )
}
