import * as z from 'zod/mini'
import { accountKind, accountView } from './account.ts'
import { endpoint } from './endpoint.ts'
import { environmentView } from './environment.ts'

/** One environment and the permissions on it. Which keys exist, the configuration's catalogue says. */
const grant = z.strictObject({ environmentId: z.string(), permissions: z.array(z.string()) })

const grantView = z.object({ environment: environmentView, permissions: z.array(z.string()) })
export type GrantView = z.infer<typeof grantView>

/** A live share as one of its two parties sees it; `direction` says which one asked. */
export const shareView = z.object({
  id: z.string(),
  direction: z.enum(['given', 'received']),
  version: z.int(),
  owner: accountView,
  grantee: accountView,
  grants: z.array(grantView),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type ShareView = z.infer<typeof shareView>

export const shareSorts = ['-since', 'since', 'name', '-name'] as const
export type ShareSort = (typeof shareSorts)[number]
export const pageSizes = [10, 20, 50] as const

/** A page of 我共享的 or 共享给我的. A page beyond the last answers the last. */
export const listShares = endpoint({
  method: 'GET',
  path: '/api/shares',
  guard: 'none',
  request: z.strictObject({
    direction: z.enum(['given', 'received']),
    search: z.optional(z.string()),
    kind: z.optional(accountKind),
    environment: z.optional(z.string()),
    sort: z.optional(z.enum(shareSorts)),
    page: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
    pageSize: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50))),
  }),
  response: z.object({
    items: z.array(shareView),
    /** How many match, and how many there are without search and filters. */
    total: z.int(),
    totalUnfiltered: z.int(),
    page: z.int(),
    pageSize: z.int(),
    /** Every environment that occurs in this direction, to filter by. */
    environments: z.array(z.string()),
  }),
  refusals: [],
})

export const getShare = endpoint({
  method: 'GET',
  path: '/api/shares/:shareId',
  guard: 'none',
  request: z.strictObject({ shareId: z.string() }),
  response: shareView,
  refusals: ['share-not-found', 'share-ended'],
})

const grantRefusals = [
  'no-environments',
  'too-many-environments',
  'environment-not-found',
  'environment-not-own',
  'environment-unavailable',
  'environment-repeated',
  'no-permissions',
  'permission-unknown',
  'operate-needs-view',
] as const

/** 添加共享. */
export const shareEnvironments = endpoint({
  method: 'POST',
  path: '/api/shares',
  guard: 'create',
  request: z.strictObject({ grantee: z.string(), grants: z.array(grant) }),
  response: shareView,
  refusals: [
    'sharing-not-activated',
    'app-id-malformed',
    'self',
    'account-not-found',
    'account-frozen',
    'other-entity',
    'already-shared',
    'too-many-shares',
    ...grantRefusals,
  ],
})

/** 配置环境. */
export const configureShare = endpoint({
  method: 'PUT',
  path: '/api/shares/:shareId',
  guard: 'change',
  request: z.strictObject({ shareId: z.string(), grants: z.array(grant) }),
  response: shareView,
  refusals: [
    'share-not-found',
    'share-ended',
    'only-owner-removes-environments',
    'only-owner-changes-permissions',
    'stale-version',
    ...grantRefusals,
  ],
})

/** 解除. */
export const revokeShare = endpoint({
  method: 'DELETE',
  path: '/api/shares/:shareId',
  guard: 'change',
  request: z.strictObject({ shareId: z.string() }),
  response: z.object({ shareId: z.string() }),
  refusals: ['share-not-found', 'share-ended', 'stale-version'],
})
