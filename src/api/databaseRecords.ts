import { queryOptions } from '@tanstack/react-query'
import { getRecord, listRecords } from '../contract/databaseRecord.ts'
import type { RequestOf } from '../contract/endpoint.ts'
import { send } from './send.ts'

/** A page of the records of a collection; `itemId` is the collection's. */
export const recordsQuery = (request: RequestOf<typeof listRecords>) =>
  queryOptions({ queryKey: ['records', request], queryFn: ({ signal }) => send(listRecords, request, { signal }) })

export const recordQuery = (request: RequestOf<typeof getRecord>) =>
  queryOptions({ queryKey: ['record', request], queryFn: ({ signal }) => send(getRecord, request, { signal }) })
