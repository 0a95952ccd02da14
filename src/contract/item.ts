import * as z from 'zod/mini'
import { resources } from '../domain/sharing/permission.ts'
import { accountView } from './account.ts'
import { endpoint } from './endpoint.ts'
import { count, instant } from './values.ts'

const resource = z.enum(resources)

const placed = {
  id: z.string(),
  name: z.string(),
  version: count,
  updatedAt: instant,
  /** The owner hears who it was; a grantee only whether it was the owner or itself, and null for another grantee. */
  updatedBy: z.nullable(accountView),
}

/** What lies in an environment, one shape per kind of resource. */
const itemView = z.union([
  z.object({ ...placed, resource: z.literal('functions'), code: z.string(), rule: z.string() }),
  z.object({ ...placed, resource: z.literal('database'), rule: z.string(), records: count }),
  z.object({
    ...placed,
    resource: z.literal('storage'),
    content: z.string(),
    openId: z.nullable(z.string()),
    fileId: z.string(),
  }),
  z.object({ ...placed, resource: z.literal('run'), image: z.string(), port: count }),
  z.object({ ...placed, resource: z.literal('hosting'), content: z.string() }),
])
export type ItemView = z.infer<typeof itemView>

const itemContent = z.union([
  z.strictObject({ resource: z.literal('functions'), code: z.string(), rule: z.string() }),
  z.strictObject({ resource: z.literal('database'), rule: z.string() }),
  z.strictObject({ resource: z.literal('storage'), content: z.string() }),
  z.strictObject({ resource: z.literal('run'), image: z.string(), port: z.int() }),
  z.strictObject({ resource: z.literal('hosting'), content: z.string() }),
])

/** Needs 查看 of that kind. By name. */
export const listItems = endpoint({
  method: 'GET',
  path: '/api/environments/:environmentId/items',
  precondition: 'none',
  request: z.strictObject({ environmentId: z.string(), resource }),
  response: z.object({ items: z.array(itemView) }),
  refusals: ['environment-not-found', 'permission-missing'],
})

const writeRefusals = [
  'environment-not-found',
  'environment-unavailable',
  'permission-missing',
  'item-rule-invalid',
  'item-too-large',
  'item-port-invalid',
  'item-image-invalid',
] as const

/** Needs 操作 of that kind, as do all writes here. */
export const addItem = endpoint({
  method: 'POST',
  path: '/api/environments/:environmentId/items',
  precondition: 'idempotency-key',
  request: z.strictObject({ environmentId: z.string(), name: z.string(), content: itemContent }),
  response: itemView,
  refusals: [...writeRefusals, 'item-name-invalid', 'item-exists', 'too-many-items'],
})

export const changeItem = endpoint({
  method: 'PUT',
  path: '/api/environments/:environmentId/items/:itemId',
  precondition: 'if-match',
  request: z.strictObject({ environmentId: z.string(), itemId: z.string(), content: itemContent }),
  response: itemView,
  refusals: [...writeRefusals, 'item-not-found', 'stale-version'],
})

/** A collection goes with its records. */
export const removeItem = endpoint({
  method: 'DELETE',
  path: '/api/environments/:environmentId/items/:itemId',
  precondition: 'if-match',
  request: z.strictObject({ environmentId: z.string(), itemId: z.string() }),
  response: z.object({ itemId: z.string() }),
  refusals: [
    'environment-not-found',
    'environment-unavailable',
    'permission-missing',
    'item-not-found',
    'stale-version',
  ],
})
