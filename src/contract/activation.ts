import * as z from 'zod/mini'
import { accountView } from './account.ts'
import { endpoint } from './endpoint.ts'

/** Whether the acting account takes part, since when, and which shares keep it from deregistering (rule 10). */
const activationView = z.object({
  by: z.enum(['account', 'share', 'nobody']),
  since: z.nullable(z.string()),
  version: z.int(),
  blockers: z.array(z.object({ shareId: z.string(), direction: z.enum(['given', 'received']), other: accountView })),
})
export type ActivationView = z.infer<typeof activationView>

export const getActivation = endpoint({
  method: 'GET',
  path: '/api/activation',
  precondition: 'none',
  request: z.strictObject({}),
  response: activationView,
  refusals: [],
})

/** 开通. Repeating it changes nothing. */
export const activateSharing = endpoint({
  method: 'POST',
  path: '/api/activation',
  precondition: 'idempotency-key',
  request: z.strictObject({}),
  response: activationView,
  refusals: ['cloud-not-opened'],
})

/** 注销. */
export const deregisterSharing = endpoint({
  method: 'DELETE',
  path: '/api/activation',
  precondition: 'if-match',
  request: z.strictObject({}),
  response: activationView,
  refusals: ['sharing-not-activated', 'shares-remain', 'stale-version'],
})
