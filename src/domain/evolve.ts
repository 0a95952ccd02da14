import type { Commit, Event } from './event.ts'
import { authFunctionName, isSameRecord } from './item.ts'
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
    case 'item-added':
      return { ...world, items: [...world.items, event.item] }
    case 'item-changed':
      return { ...world, items: world.items.map((item) => (item.id === event.item.id ? event.item : item)) }
    case 'item-removed':
      return withoutItem(world, event.itemId)
    case 'record-added':
      return { ...world, records: [...world.records, event.record] }
    case 'record-changed':
      return {
        ...world,
        records: world.records.map((record) => (isSameRecord(record, event.record) ? event.record : record)),
      }
    case 'record-removed': {
      const gone = { environmentId: event.environmentId, collection: event.collection, id: event.recordId }
      return { ...world, records: world.records.filter((record) => !isSameRecord(record, gone)) }
    }
    case 'auth-function-checked': {
      const { environmentId, functionVersion, problems, at } = event
      const others = world.authChecks.filter((check) => check.environmentId !== environmentId)
      return { ...world, authChecks: [...others, { environmentId, functionVersion, problems, at }] }
    }
  }
}

function withActivation(world: World, activation: Activation): World {
  const others = world.activations.filter(({ appId }) => appId !== activation.appId)
  return { ...world, activations: [...others, activation] }
}

/** A collection takes its records with it, and `cloudbase_auth` what was found about it: the next one counts from 1 again. */
function withoutItem(world: World, itemId: string): World {
  const gone = world.items.find(({ id }) => id === itemId)
  const isInside = (record: World['records'][number]) =>
    gone?.resource === 'database' && record.environmentId === gone.environmentId && record.collection === gone.name
  const isAbout = (check: World['authChecks'][number]) =>
    gone?.resource === 'functions' && gone.name === authFunctionName && check.environmentId === gone.environmentId
  return {
    ...world,
    items: world.items.filter((item) => item !== gone),
    records: world.records.filter((record) => !isInside(record)),
    authChecks: world.authChecks.filter((check) => !isAbout(check)),
  }
}

function withShare(world: World, shareId: string, change: Partial<World['shares'][number]>): World {
  const index = world.shares.findIndex(({ id }) => id === shareId)
  const share = world.shares[index]
  return share ? { ...world, shares: world.shares.with(index, { ...share, ...change }) } : world
}
