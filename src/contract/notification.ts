import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { pageOf, pageRequest } from './page.ts'
import { count, instant } from './values.ts'

const notificationView = z.object({
  id: z.string(),
  owner: z.object({ appId: z.string(), name: z.string() }),
  environmentIds: z.array(z.string()),
  at: instant,
  readAt: z.nullable(instant),
})
export type NotificationView = z.infer<typeof notificationView>

/** A page of the acting account's notices, newest first. Searched by owner (name, AppID) and environment. */
export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  precondition: 'none',
  request: z.strictObject({ ...pageRequest, unread: z.optional(z.literal('true')) }),
  response: z.extend(pageOf(notificationView), {
    /** Of all there are, without search and filters: how many are unread, and the newest, to mark all up to it as read. */
    unread: count,
    newest: z.nullable(z.string()),
  }),
  refusals: [],
})

/** Marks notices as read; repeating it changes nothing. */
export const markNotificationsRead = endpoint({
  method: 'POST',
  path: '/api/notifications/read',
  precondition: 'idempotency-key',
  request: z.strictObject({ ids: z.array(z.string()) }),
  response: z.object({ ids: z.array(z.string()) }),
  refusals: ['notification-not-found'],
})

/** Marks a notice and all before it as read, however many. What came after it has not been seen and stays unread. */
export const markAllNotificationsRead = endpoint({
  method: 'POST',
  path: '/api/notifications/read-all',
  precondition: 'idempotency-key',
  request: z.strictObject({ upTo: z.string() }),
  response: z.object({ unread: count }),
  refusals: ['notification-not-found'],
})
