import * as contract from '../../../contract/notification.ts'
import { markAllNotificationsRead, markNotificationsRead } from '../../../domain/sharing/markNotificationsRead.ts'
import { unreadCount } from '../../../domain/world/world.ts'
import { listNotifications } from '../listNotifications.ts'
import { readRoute, writeRoute } from '../route.ts'

export const notificationRoutes = [
  readRoute(contract.listNotifications, (world, request, { as }) => ({
    body: listNotifications(world, request, as),
    version: world.revision,
  })),

  writeRoute(contract.markNotificationsRead, markNotificationsRead, (world, { ids }) => ({
    body: { ids },
    version: world.revision,
  })),

  writeRoute(contract.markAllNotificationsRead, markAllNotificationsRead, (world, _request, { as }) => ({
    body: { unread: unreadCount(world, as) },
    version: world.revision,
  })),
]
