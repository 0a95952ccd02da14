import { queryOptions } from '@tanstack/react-query'
import { listNotifications } from '../contract/notification.ts'
import { send } from './send.ts'

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => send(listNotifications, {}, { signal }),
})
