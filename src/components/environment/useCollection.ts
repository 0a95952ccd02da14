import { useQuery } from '@tanstack/react-query'
import { recordsQuery } from '../../api/databaseRecords.ts'
import { itemsQuery } from '../../api/items.ts'
import type { RecordView } from '../../contract/databaseRecord.ts'
import { useLastSeen } from '../useLastSeen.ts'

/** A collection and its records, as its page and the dialogs over it see them. */
export function useCollection(environmentId: string, itemId: string) {
  const items = useQuery(itemsQuery({ environmentId, resource: 'database' }))
  const records = useQuery(recordsQuery({ environmentId, itemId }))
  const collection = items.data?.items.find(({ id }) => id === itemId)
  return { items, records, collection, isGone: items.data !== undefined && !items.isError && !collection }
}

/** One record, as it was last seen, and whether it was removed meanwhile. */
export function useRecord(records: ReturnType<typeof useCollection>['records'], recordId: string | undefined) {
  const present: RecordView | undefined = records.data?.items.find(({ id }) => id === recordId)
  const record = useLastSeen(present)
  return { record, isGone: recordId !== undefined && records.data !== undefined && !records.isError && !present }
}
