import * as z from 'zod/mini'
import { accountKinds } from '../domain/accounts/account.ts'
import { endpoint } from './endpoint.ts'
import { grantUses, readinessFilters, shareFilter, statusFilters } from './share.ts'

/** How many shares each choice of a filter would list, with the other filters as they are. */
export const countShares = endpoint({
  method: 'GET',
  path: '/api/share-counts',
  precondition: 'none',
  request: z.strictObject(shareFilter),
  response: z.object({
    kind: z.record(z.enum(accountKinds), z.int()),
    permission: z.record(z.enum(grantUses), z.int()),
    readiness: z.record(z.enum(readinessFilters), z.int()),
    status: z.record(z.enum(statusFilters), z.int()),
    /** Every environment that occurs in this direction; `operate`: with this choice of `permission` besides. */
    environments: z.array(z.object({ id: z.string(), shares: z.int(), operate: z.int() })),
  }),
  refusals: [],
})
