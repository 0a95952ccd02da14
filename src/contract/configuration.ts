import * as z from 'zod/mini'
import { actions, resources } from '../domain/sharing/permission.ts'
import { endpoint } from './endpoint.ts'
import { count } from './values.ts'

const catalogueEntry = z.object({
  resource: z.enum(resources),
  actions: z.array(z.enum(actions)),
})

/** Limits and the permission catalogue: decided by the backend, only shown by the screens (rules 6, 13). */
export const getConfiguration = endpoint({
  method: 'GET',
  path: '/api/configuration',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({
    catalogue: z.array(catalogueEntry),
    limits: z.object({
      sharesPerAccount: count,
      environmentsPerShare: count,
      lookUpsPerMinute: count,
      itemsPerKind: count,
      recordsPerCollection: count,
      itemKilobytes: count,
    }),
  }),
  refusals: [],
})
