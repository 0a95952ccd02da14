import { useQuery } from '@tanstack/react-query'
import { recordQuery } from '../../api/databaseRecords.ts'
import { isGone } from '../../api/failure.ts'
import { useRefusalSentence } from '../WriteFailure.tsx'
import { useItem } from './useItem.ts'

/** A collection, as its page and the dialogs over it see it. */
export function useCollection(environmentId: string, itemId: string) {
  const { items, item: collection, gone } = useItem(environmentId, 'database', itemId)
  return { items, collection, gone }
}

/** One record, as it was last seen; `gone` says that it or its collection is not there, or not any more. */
export function useRecord(environmentId: string, itemId: string, recordId: string | undefined) {
  const sentence = useRefusalSentence()
  const { gone: collectionGone, ...rest } = useCollection(environmentId, itemId)
  const query = useQuery({
    ...recordQuery({ environmentId, itemId, recordId: recordId ?? '' }),
    enabled: recordId !== undefined,
  })
  const gone = collectionGone ?? (isGone(query.error) ? sentence(query.error) : undefined)
  return { ...rest, query, record: query.data, gone }
}
