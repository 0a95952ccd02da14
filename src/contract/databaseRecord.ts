import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { jsonObject } from './json.ts'
import { count, instant } from './values.ts'

/** A record of a collection as the console shows it. */
const recordView = z.object({
  id: z.string(),
  data: jsonObject,
  openId: z.nullable(z.string()),
  version: count,
  updatedAt: instant,
})
export type RecordView = z.infer<typeof recordView>

const place = { environmentId: z.string(), itemId: z.string() }
const data = jsonObject
const refusals = ['environment-not-found', 'permission-missing', 'item-not-found'] as const

/** The records of a collection, newest first. Needs 数据库 查看. `itemId` is the collection's. */
export const listRecords = endpoint({
  method: 'GET',
  path: '/api/environments/:environmentId/items/:itemId/records',
  precondition: 'none',
  request: z.strictObject(place),
  response: z.object({ items: z.array(recordView) }),
  refusals,
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
