import type { Commit, Event } from './event.ts'
import type { Activation, World } from './world.ts'

/** The world after a commit. Nothing else counts revisions. */
export function applyCommit(world: World, commit: Commit): World {
  return { ...commit.events.reduce(evolve, world), revision: commit.revision }
}

/** The only place where the world changes. */
export function evolve(world: World, event: Event): World {
  switch (event.kind) {
    case 'sharing-activated':
      return withActivation(world, { appId: event.appId, by: event.by, since: event.at, version: event.version })
    case 'sharing-deregistered':
    case 'activation-fell-back':
      return withActivation(world, { appId: event.appId, by: 'nobody', since: event.at, version: event.version })
    case 'environments-shared': {
      const { shareId, owner, grantee, grants, version, at } = event
      const share = { id: shareId, owner, grantee, grants, version, createdAt: at, updatedAt: at, ended: null }
      return { ...world, shares: [...world.shares, share] }
    }
    case 'share-configured':
      return withShare(world, event.shareId, { grants: event.grants, version: event.version, updatedAt: event.at })
    case 'share-revoked': {
      const ended = { at: event.at, by: event.by }
      return withShare(world, event.shareId, { ended, version: event.version, updatedAt: event.at })
    }
    case 'notification-sent':
      return { ...world, notifications: [...world.notifications, event.notification] }
    case 'notifications-read':
      return {
        ...world,
        notifications: world.notifications.map((notification) =>
          event.ids.includes(notification.id) ? { ...notification, readAt: event.at } : notification,
        ),
      }
    case 'environment-switched': {
      const { appId, environmentId, version } = event
      const others = world.choices.filter((choice) => choice.appId !== appId)
      return { ...world, choices: [...others, { appId, environmentId, version }] }
    }
  }
}

function withActivation(world: World, activation: Activation): World {
  const others = world.activations.filter(({ appId }) => appId !== activation.appId)
  return { ...world, activations: [...others, activation] }
}

function withShare(world: World, shareId: string, change: Partial<World['shares'][number]>): World {
  const index = world.shares.findIndex(({ id }) => id === shareId)
  const share = world.shares[index]
  return share ? { ...world, shares: world.shares.with(index, { ...share, ...change }) } : world
}
