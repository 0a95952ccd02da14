import * as z from 'zod/mini'
import { directions } from '../domain/sharing/share.ts'
import { activators } from '../domain/sharing/activation.ts'
import { accountView } from './account.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, pageRequest } from './page.ts'
import { count, instant } from './values.ts'

/** Whether the acting account takes part, since when, and how many shares keep it from deregistering (rule 10). */
const activationView = z.object({
  by: z.enum(activators),
  since: z.nullable(instant),
  version: count,
  blockers: z.object({ given: count, received: count }),
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

const blocker = z.object({ shareId: z.string(), direction: z.enum(directions), other: accountView })
export type Blocker = z.infer<typeof blocker>

/** A page of the shares that keep the acting account from deregistering: given ones first. Searched by name and AppID. */
export const listBlockers = endpoint({
  method: 'GET',
  path: '/api/activation/blockers',
  precondition: 'none',
  request: z.strictObject(pageRequest),
  response: pageOf(blocker),
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
