import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { jsonObject } from './json.ts'
import { pageOf, pageRequest } from './page.ts'
import { count, instant } from './values.ts'

const listed = {
  id: z.string(),
  openId: z.nullable(z.string()),
  version: count,
  updatedAt: instant,
}

/** A record of a collection, with all of its data. */
const recordView = z.object({ ...listed, data: jsonObject })
export type RecordView = z.infer<typeof recordView>

/** A record in a list: of its data, which can be large, the beginning, as JSON in one line. */
const listedRecord = z.object({ ...listed, excerpt: z.string() })
export type ListedRecord = z.infer<typeof listedRecord>

const place = { environmentId: z.string(), itemId: z.string() }
const data = jsonObject
const refusals = ['environment-not-found', 'permission-missing', 'item-not-found'] as const

/** A page of the records of a collection, newest first. Searched by id, OpenID and data. Needs 数据库 查看. `itemId` is the collection's. */
export const listRecords = endpoint({
  method: 'GET',
  path: '/api/environments/:environmentId/items/:itemId/records',
  precondition: 'none',
  request: z.strictObject({ ...place, ...pageRequest }),
  response: pageOf(listedRecord),
  refusals,
})

/** One record, with all of its data. */
export const getRecord = endpoint({
  method: 'GET',
  path: '/api/environments/:environmentId/items/:itemId/records/:recordId',
  precondition: 'none',
  request: z.strictObject({ ...place, recordId: z.string() }),
  response: recordView,
  refusals: [...refusals, 'record-not-found'],
})

/** Needs 数据库 操作, as do all writes here. Without `id` the backend makes one. */
export const addRecord = endpoint({
  method: 'POST',
  path: '/api/environments/:environmentId/items/:itemId/records',
  precondition: 'idempotency-key',
  request: z.strictObject({ ...place, id: z.optional(z.string()), data }),
  response: recordView,
  refusals: [
    ...refusals,
    'environment-unavailable',
    'record-exists',
    'record-id-invalid',
    'item-too-large',
    'too-many-items',
  ],
})

export const changeRecord = endpoint({
  method: 'PUT',
  path: '/api/environments/:environmentId/items/:itemId/records/:recordId',
  precondition: 'if-match',
  request: z.strictObject({ ...place, recordId: z.string(), data }),
  response: recordView,
  refusals: [
    ...refusals,
    'environment-unavailable',
    'record-not-found',
    'record-id-invalid',
    'item-too-large',
    'stale-version',
  ],
})

export const removeRecord = endpoint({
  method: 'DELETE',
  path: '/api/environments/:environmentId/items/:itemId/records/:recordId',
  precondition: 'if-match',
  request: z.strictObject({ ...place, recordId: z.string() }),
  response: z.object({ recordId: z.string() }),
  refusals: [...refusals, 'environment-unavailable', 'record-not-found', 'stale-version'],
})
