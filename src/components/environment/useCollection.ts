import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { recordsQuery } from '../../api/databaseRecords.ts'
import { itemsQuery } from '../../api/items.ts'
import type { RecordView } from '../../contract/databaseRecord.ts'

/** A collection and its records, as its page and the dialogs over it see them. */
export function useCollection(environmentId: string, itemId: string) {
  const items = useQuery(itemsQuery({ environmentId, resource: 'database' }))
  const records = useQuery(recordsQuery({ environmentId, itemId }))
  const collection = items.data?.items.find(({ id }) => id === itemId)
  return { items, records, collection, isGone: items.data !== undefined && !items.isError && !collection }
}

/** One record. What is removed meanwhile stays as it was last seen, so that nothing typed is lost with it. */
export function useRecord(records: ReturnType<typeof useCollection>['records'], recordId: string | undefined) {
  const present: RecordView | undefined = records.data?.items.find(({ id }) => id === recordId)
  const [known, setKnown] = useState(present)
  if (present && present !== known) setKnown(present)
  return { record: known, isGone: recordId !== undefined && records.data !== undefined && !records.isError && !present }
}
