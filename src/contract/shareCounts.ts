import * as z from 'zod/mini'
import { accountKinds } from '../domain/accounts/account.ts'
import { endpoint } from './endpoint.ts'
import { grantUses, readinessFilters, shareFilter, statusFilters } from './share.ts'
import { count } from './values.ts'

/** How many shares each choice of a filter would list, with the other filters as they are. */
export const countShares = endpoint({
  method: 'GET',
  path: '/api/share-counts',
  precondition: 'none',
  request: z.strictObject(shareFilter),
  response: z.object({
    kind: z.record(z.enum(accountKinds), count),
    permission: z.record(z.enum(grantUses), count),
    readiness: z.record(z.enum(readinessFilters), count),
    status: z.record(z.enum(statusFilters), count),
    /** Every environment that occurs in this direction; `operate`: with this choice of `permission` besides. */
    environments: z.array(z.object({ id: z.string(), shares: count, operate: count })),
  }),
  refusals: [],
})
