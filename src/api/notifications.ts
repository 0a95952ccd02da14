import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { listNotifications } from '../contract/notification.ts'
import { send } from './send.ts'

export const notificationsQuery = (request: RequestOf<typeof listNotifications>) =>
  queryOptions({
    queryKey: ['notifications', request],
    queryFn: ({ signal }) => send(listNotifications, request, { signal }),
  })
