import { useQuery } from '@tanstack/react-query'
import { recordsQuery } from '../../api/databaseRecords.ts'
import { useLastSeen } from '../useLastSeen.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'
import { useItem } from './useItem.ts'

/** A collection and its records, as its page and the dialogs over it see them. */
export function useCollection(environmentId: string, itemId: string) {
  const { items, item: collection, gone } = useItem(environmentId, 'database', itemId)
  return { items, collection, gone, records: useQuery(recordsQuery({ environmentId, itemId })) }
}

/** One record, as it was last seen; `gone` says that it or its collection is not there, or not any more. */
export function useRecord(environmentId: string, itemId: string, recordId: string | undefined) {
  const sentence = useRefusalSentence()
  const { records, gone: collectionGone, ...rest } = useCollection(environmentId, itemId)
  const present = records.data?.items.find(({ id }) => id === recordId)
  const isGone = recordId !== undefined && records.data !== undefined && !present
  const gone = collectionGone ?? (isGone ? sentence({ code: 'record-not-found', params: {} }) : undefined)
  return { ...rest, records, record: useLastSeen(present), gone }
}
