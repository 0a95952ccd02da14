import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

const notificationView = z.object({
  id: z.string(),
  owner: z.object({ appId: z.string(), name: z.string() }),
  environmentIds: z.array(z.string()),
  at: z.string(),
  readAt: z.nullable(z.string()),
})
export type NotificationView = z.infer<typeof notificationView>

/** The acting account's notices, newest first. */
export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({ items: z.array(notificationView) }),
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
