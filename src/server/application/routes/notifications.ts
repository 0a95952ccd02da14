import * as contract from '../../../contract/notification.ts'
import { markNotificationsRead } from '../../../domain/markNotificationsRead.ts'
import { readRoute, writeRoute } from '../route.ts'

export const notificationRoutes = [
  readRoute(contract.listNotifications, (world, _request, { as }) => {
    const items = world.notifications
      .filter(({ to }) => to === as)
      .toReversed()
      .map(({ id, owner, environmentIds, at, readAt }) => ({
        id,
        owner,
        environmentIds: [...environmentIds],
        at,
        readAt,
      }))
    return { body: { items }, version: world.revision }
  }),
  writeRoute(contract.markNotificationsRead, markNotificationsRead, (world, { ids }) => ({
    body: { ids },
    version: world.revision,
  })),
]
