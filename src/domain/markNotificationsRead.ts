import { accept, refuse, type CommandContext } from './decision.ts'
import type { World } from './world.ts'

/** Marks notices of one's own as read; those already read stay as they were. */
export function markNotificationsRead(world: World, command: { ids: readonly string[] }, { as, at }: CommandContext) {
  const own = world.notifications.filter(({ to }) => to === as)
  if (command.ids.some((id) => !own.some((notification) => notification.id === id)))
    return refuse('notification-not-found')

  const ids = own.filter(({ id, readAt }) => readAt === null && command.ids.includes(id)).map(({ id }) => id)
  return accept(ids.length === 0 ? [] : [{ kind: 'notifications-read', at, appId: as, ids }])
}
