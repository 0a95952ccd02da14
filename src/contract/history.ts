import * as z from 'zod/mini'
import { historyKinds } from '../domain/world/history.ts'
import { directions } from '../domain/sharing/share.ts'
import { accountView } from './account.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, pageRequest } from './page.ts'
import { count, instant } from './values.ts'

const historyEvent = z.object({
  kind: z.enum(historyKinds),
  /** Of an event about a share: on which side of it the acting account is, and who is on the other. */
  share: z.nullable(z.object({ id: z.string(), direction: z.enum(directions), other: accountView })),
  /** What the share holds from then on, where the event says so. */
  grants: z.array(z.object({ environmentId: z.string(), permissions: z.array(z.string()) })),
})
export type HistoryEventView = z.infer<typeof historyEvent>

/** One thing that an account did, with all that came of it. */
const historyEntry = z.object({
  revision: count,
  at: instant,
  by: accountView,
  events: z.array(historyEvent),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/**
 * A page of what happened to the acting account's sharing, newest first: all of it, what happened to one share, or one
 * kind. Searched by the other side (name, AppID) and environment. Of what does not concern the account it says nothing.
 */
export const listHistory = endpoint({
  method: 'GET',
  path: '/api/history',
  precondition: 'none',
  request: z.strictObject({
    ...pageRequest,
    share: z.optional(z.string()),
    kind: z.optional(z.enum(historyKinds)),
  }),
  response: pageOf(historyEntry),
  refusals: [],
})
