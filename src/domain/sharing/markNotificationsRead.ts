import { accept, refuse, type CommandContext } from '../decision.ts'
import type { Notification } from './notification.ts'
import { notificationsTo, type World } from '../world/world.ts'

/** Marks notices of one's own as read; those already read stay as they were. */
export function markNotificationsRead(world: World, command: { ids: readonly string[] }, context: CommandContext) {
  const ids = new Set(command.ids)
  for (const id of ids) if (world.notifications.get(id)?.to !== context.as) return refuse('notification-not-found')

  return read(
    notificationsTo(world, context.as).filter(({ id }) => ids.has(id)),
    context,
  )
}

/** Marks one of one's own notices and all that came before it as read. Later ones were not seen yet. */
export function markAllNotificationsRead(world: World, { upTo }: { upTo: string }, context: CommandContext) {
  const own = notificationsTo(world, context.as)
  const newest = own.findIndex(({ id }) => id === upTo)
  if (newest === -1) return refuse('notification-not-found')

  return read(own.slice(0, newest + 1), context)
}

function read(notifications: readonly Notification[], { as, at }: CommandContext) {
  const ids = notifications.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  return accept(ids.length === 0 ? [] : [{ kind: 'notifications-read', at, appId: as, ids }])
}
