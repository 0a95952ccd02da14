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

export const shareSorts = ['-since', 'since', 'name', '-name'] as const
export type ShareSort = (typeof shareSorts)[number]

/** A page of 我共享的 or 共享给我的. */
export const listShares = endpoint({
  method: 'GET',
  path: '/api/shares',
  precondition: 'none',
  request: z.strictObject({
    ...pageRequest,
    direction: z.enum(directions),
    kind: z.optional(accountKind),
    environment: z.optional(z.string()),
    sort: z.optional(z.enum(shareSorts)),
  }),
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
