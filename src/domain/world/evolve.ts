import type { Activation } from '../sharing/activation.ts'
import type { Commit, Event } from './event.ts'
import { authFunctionName, recordKey } from '../items/item.ts'
import type { Share } from '../sharing/share.ts'
import { recordsIn, type World } from './world.ts'

/** The world after a commit. Nothing else counts revisions. */
export function applyCommit(world: World, commit: Commit): World {
  return { ...commit.events.reduce(evolve, world), revision: commit.revision }
}

/** The only place where the world changes. Fails on an event of a kind that this version does not know. */
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
      return { ...world, shares: world.shares.with(share) }
    }
    case 'share-configured':
      return withShare(world, event.shareId, { grants: event.grants, version: event.version, updatedAt: event.at })
    case 'share-revoked': {
      const ended = { at: event.at, by: event.by }
      return withShare(world, event.shareId, { ended, version: event.version, updatedAt: event.at })
    }
    case 'notification-sent':
      return { ...world, notifications: world.notifications.with(event.notification) }
    case 'notifications-read': {
      const read = event.ids.flatMap((id) => world.notifications.get(id) ?? [])
      const marked = read.map((notification) => ({ ...notification, readAt: event.at }))
      return { ...world, notifications: world.notifications.with(...marked) }
    }
    case 'environment-switched': {
      const { appId, environmentId, version } = event
      return { ...world, choices: world.choices.without(appId).with({ appId, environmentId, version }) }
    }
    case 'item-added':
      return { ...world, items: world.items.with(event.item) }
    case 'item-changed':
      return world.items.has(event.item.id) ? { ...world, items: world.items.with(event.item) } : world
    case 'item-removed':
      return withoutItem(world, event.itemId)
    case 'record-added':
      return { ...world, records: world.records.with(event.record) }
    case 'record-changed':
      return world.records.has(recordKey(event.record))
        ? { ...world, records: world.records.with(event.record) }
        : world
    case 'record-removed': {
      const gone = { environmentId: event.environmentId, collection: event.collection, id: event.recordId }
      return { ...world, records: world.records.without(recordKey(gone)) }
    }
    case 'auth-function-checked': {
      const { environmentId, functionVersion, problems, at } = event
      const check = { environmentId, functionVersion, problems, at }
      return { ...world, authChecks: world.authChecks.without(environmentId).with(check) }
    }
    default:
      throw new UnknownEvent(event)
  }
}

/** A stored event that a newer version has written. */
export class UnknownEvent extends Error {
  constructor(event: never) {
    super(`there is no event of this kind: ${JSON.stringify(event)}`)
    this.name = 'UnknownEvent'
  }
}

/** The latest change comes last. */
function withActivation(world: World, activation: Activation): World {
  return { ...world, activations: world.activations.without(activation.appId).with(activation) }
}

/** A collection takes its records with it, and `cloudbase_auth` what was found about it: the next one counts from 1 again. */
function withoutItem(world: World, itemId: string): World {
  const gone = world.items.get(itemId)
  if (!gone) return world
  const { environmentId, resource, name } = gone
  const records = resource === 'database' ? recordsIn(world, environmentId, name) : []
  const isAuthFunction = resource === 'functions' && name === authFunctionName
  return {
    ...world,
    items: world.items.without(itemId),
    records: world.records.without(...records.map(recordKey)),
    authChecks: isAuthFunction ? world.authChecks.without(environmentId) : world.authChecks,
  }
}

function withShare(world: World, shareId: string, change: Partial<Share>): World {
  const share = world.shares.get(shareId)
  return share ? { ...world, shares: world.shares.with({ ...share, ...change }) } : world
}
