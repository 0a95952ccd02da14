import { queryOptions } from '@tanstack/react-query'
import { listRecords } from '../contract/databaseRecord.ts'
import type { RequestOf } from '../contract/endpoint.ts'
import { send } from './send.ts'

/** The records of a collection; `itemId` is the collection's. */
export const recordsQuery = (request: RequestOf<typeof listRecords>) =>
  queryOptions({ queryKey: ['records', request], queryFn: ({ signal }) => send(listRecords, request, { signal }) })
