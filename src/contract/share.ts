import * as z from 'zod/mini'
import { directions } from '../domain/sharing/share.ts'
import { accountKind, accountView } from './account.ts'
import { endpoint } from './endpoint.ts'
import { environmentView } from './environmentView.ts'
import { pageOf, pageRequest } from './page.ts'
import { count, instant } from './values.ts'

const grantView = z.object({ environment: environmentView, permissions: z.array(z.string()) })
export type GrantView = z.infer<typeof grantView>

/** A live share as one of its two parties sees it; `direction` says which one asked. */
export const shareView = z.object({
  id: z.string(),
  direction: z.enum(directions),
  version: count,
  owner: accountView,
  grantee: accountView,
  grants: z.array(grantView),
  createdAt: instant,
  updatedAt: instant,
})
export type ShareView = z.infer<typeof shareView>

/** A share in a list. `similarName`: another account of the list could be taken for this one by its name. */
const listedShare = z.extend(shareView, { similarName: z.boolean() })
export type ListedShare = z.infer<typeof listedShare>

export const shareSorts = ['-since', 'since', 'name', '-name', '-updated', 'updated'] as const
export type ShareSort = (typeof shareSorts)[number]

/** What a grant allows: 操作 of something, 调用 of something, or nothing but 查看. One may be both of the first two. */
export const grantUses = ['operate', 'invoke', 'view-only'] as const
export type GrantUse = (typeof grantUses)[number]

/** Whether `cloudbase_auth` of a granted environment lets callers in, as far as is known. */
export const readinessFilters = ['ready', 'not-ready'] as const
export type ReadinessFilter = (typeof readinessFilters)[number]

/** Whether a granted environment is in order. */
export const statusFilters = ['normal', 'unavailable'] as const
export type StatusFilter = (typeof statusFilters)[number]

/**
 * Which shares a list has. `search` is words, each of which occurs in the other account's name or AppID or in an
 * environment's id. What is asked of a grant has to be true of one and the same: `environment` with `permission` is who
 * may do that in this environment.
 */
export const shareFilter = {
  search: pageRequest.search,
  direction: z.enum(directions),
  kind: z.optional(accountKind),
  environment: z.optional(z.string()),
  permission: z.optional(z.enum(grantUses)),
  readiness: z.optional(z.enum(readinessFilters)),
  status: z.optional(z.enum(statusFilters)),
}

/** A page of 我共享的 or 共享给我的. */
export const listShares = endpoint({
  method: 'GET',
  path: '/api/shares',
  precondition: 'none',
  request: z.strictObject({ ...pageRequest, ...shareFilter, sort: z.optional(z.enum(shareSorts)) }),
  response: z.extend(pageOf(listedShare), {
    /** How many there are without search and filters. */
    totalUnfiltered: count,
    /** Every environment that occurs in this direction, to filter by. */
    environments: z.array(z.string()),
  }),
  refusals: [],
})

export const getShare = endpoint({
  method: 'GET',
  path: '/api/shares/:shareId',
  precondition: 'none',
  request: z.strictObject({ shareId: z.string() }),
  response: shareView,
  refusals: ['share-not-found', 'share-ended'],
})
