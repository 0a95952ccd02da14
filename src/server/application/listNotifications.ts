import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { listNotifications as listNotificationsEndpoint } from '../../contract/notification.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import type { Notification } from '../../domain/sharing/notification.ts'
import { oncePer } from '../../domain/world/oncePer.ts'
import { notificationsTo, unreadCount, type World } from '../../domain/world/world.ts'
import { pageOf, searchable, searchFor } from './pages.ts'

const searchableNotification = oncePer(({ owner, environmentIds }: Notification) =>
  searchable(owner.name, owner.appId, ...environmentIds),
)

/** One page of an account's notices, newest first. */
export function listNotifications(
  world: World,
  request: RequestOf<typeof listNotificationsEndpoint>,
  as: AppId,
): ResponseOf<typeof listNotificationsEndpoint> {
  const isSought = searchFor(request.search)
  const all = notificationsTo(world, as)
  const matching = all
    .filter(({ readAt }) => request.unread === undefined || readAt === null)
    .filter((notification) => isSought(searchableNotification(notification)))
    .toReversed()
  const page = pageOf(matching, request, ({ id, owner, environmentIds, at, readAt }) => ({
    id,
    owner,
    environmentIds: [...environmentIds],
    at,
    readAt,
  }))
  return { ...page, unread: unreadCount(world, as), newest: all.at(-1)?.id ?? null }
}
