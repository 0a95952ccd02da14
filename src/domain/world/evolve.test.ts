import { expect, test } from 'vitest'
import type { Event } from './event.ts'
import { applyCommit, evolve } from './evolve.ts'
import { now } from '../testing/acting.ts'
import type { Item } from '../items/item.ts'
import {
  aGrant,
  aWorld,
  anEnvironment,
  itemId,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'
import type { World } from './world.ts'
import { worldData } from './worldData.ts'

const spare = anEnvironment('spare-1a2b3c', owner, { authFunction: 'broken' })
const before = aWorld()
  .withShare()
  .withShare({ id: 'ended', grantee: news, endedBy: owner })
  .withEnvironments(spare)
  .withItems(
    testEnvironment,
    { resource: 'database', name: 'orders', rule: '{}' },
    { resource: 'storage', name: 'readme.txt', content: 'before' },
  )
  .withItems(prodEnvironment, { resource: 'database', name: 'orders', rule: '{}' })
  .withRecords(testEnvironment, 'orders', { id: 'order-1' }, { id: 'order-2', openId: 'o1' })
  .withRecords(prodEnvironment, 'orders', { id: 'order-1' }).world
const [share] = before.shares.rows
const [notification] = before.notifications.rows
const others = before.activations.rows.filter(({ appId }) => appId !== owner.appId)
const grants = [aGrant(prodEnvironment)]
const file = before.items.rows.find(({ name }) => name === 'readme.txt') as Item
const added: Item = { ...file, resource: 'storage', id: 'new', name: 'new.txt', content: 'new', openId: null }
const changed: Item = { ...file, resource: 'storage', content: 'after', openId: null, version: 2, updatedAt: now }
const record = {
  environmentId: testEnvironment.id,
  collection: 'orders',
  data: { cups: 2 },
  openId: null,
  version: 2,
  updatedAt: now,
}

/** What each event changes; all else must stay. The compiler asks for a case of every event. */
const changes = {
  'sharing-activated': [
    { kind: 'sharing-activated', at: now, appId: shop.appId, by: 'account', version: 1 },
    { activations: [...before.activations, { appId: shop.appId, by: 'account', since: now, version: 1 }] },
  ],
  'sharing-deregistered': [
    { kind: 'sharing-deregistered', at: now, appId: owner.appId, version: 2 },
    { activations: [...others, { appId: owner.appId, by: 'nobody', since: now, version: 2 }] },
  ],
  'activation-fell-back': [
    { kind: 'activation-fell-back', at: now, appId: owner.appId, version: 2 },
    { activations: [...others, { appId: owner.appId, by: 'nobody', since: now, version: 2 }] },
  ],
  'environments-shared': [
    {
      kind: 'environments-shared',
      at: now,
      shareId: 'new',
      owner: owner.appId,
      grantee: news.appId,
      grants,
      version: 1,
    },
    {
      shares: [
        ...before.shares,
        {
          id: 'new',
          owner: owner.appId,
          grantee: news.appId,
          grants,
          version: 1,
          createdAt: now,
          updatedAt: now,
          ended: null,
        },
      ],
    },
  ],
  'share-configured': [
    { kind: 'share-configured', at: now, shareId: 'share-1', grants, version: 2 },
    { shares: [{ ...share, grants, version: 2, updatedAt: now }, ...before.shares.rows.slice(1)] },
  ],
  'share-revoked': [
    { kind: 'share-revoked', at: now, shareId: 'share-1', by: shop.appId, version: 2 },
    {
      shares: [
        { ...share, ended: { at: now, by: shop.appId }, version: 2, updatedAt: now },
        ...before.shares.rows.slice(1),
      ],
    },
  ],
  'notification-sent': [
    {
      kind: 'notification-sent',
      at: now,
      notification: { ...notification, id: 'new' } as NonNullable<typeof notification>,
    },
    { notifications: [notification, { ...notification, id: 'new' }] },
  ],
  'notifications-read': [
    { kind: 'notifications-read', at: now, appId: news.appId, ids: ['notification-ended'] },
    { notifications: [{ ...notification, readAt: now }] },
  ],
  'environment-switched': [
    { kind: 'environment-switched', at: now, appId: owner.appId, environmentId: testEnvironment.id, version: 1 },
    { choices: [{ appId: owner.appId, environmentId: testEnvironment.id, version: 1 }] },
  ],
  'item-added': [{ kind: 'item-added', at: now, item: added }, { items: [...before.items, added] }],
  'item-changed': [
    { kind: 'item-changed', at: now, item: changed },
    { items: before.items.rows.map((item) => (item === file ? changed : item)) },
  ],
  'item-removed': [
    { kind: 'item-removed', at: now, environmentId: testEnvironment.id, itemId: file.id, version: 2 },
    { items: before.items.rows.filter((item) => item !== file) },
  ],
  'record-added': [
    { kind: 'record-added', at: now, record: { ...record, id: 'order-3', version: 1 } },
    { records: [...before.records, { ...record, id: 'order-3', version: 1 }] },
  ],
  'record-changed': [
    { kind: 'record-changed', at: now, record: { ...record, id: 'order-1' } },
    { records: [{ ...record, id: 'order-1' }, ...before.records.rows.slice(1)] },
  ],
  'record-removed': [
    {
      kind: 'record-removed',
      at: now,
      environmentId: testEnvironment.id,
      collection: 'orders',
      recordId: 'order-1',
      version: 2,
    },
    { records: before.records.rows.slice(1) },
  ],
  'auth-function-checked': [
    { kind: 'auth-function-checked', at: now, environmentId: spare.id, functionVersion: 1, problems: [] },
    { authChecks: [{ environmentId: spare.id, functionVersion: 1, problems: [], at: now }] },
  ],
} satisfies { [Kind in Event['kind']]: [Extract<Event, { kind: Kind }>, object] }

test.each(Object.entries(changes))('the event %s changes this and nothing else', (_kind, [event, change]) => {
  expect(worldData(evolve(before, event as Event))).toEqual({ ...worldData(before), ...change })
})

test('the world before stays what it was, so that a refused commit costs nothing (I15)', () => {
  const copy = structuredClone(worldData(before))
  for (const [event] of Object.values(changes)) evolve(before, event as Event)

  expect(worldData(before)).toEqual(copy)
})

test('a collection takes its own records with it', () => {
  const id = itemId(testEnvironment, 'database', 'orders')
  const after = evolve(before, {
    kind: 'item-removed',
    at: now,
    environmentId: testEnvironment.id,
    itemId: id,
    version: 2,
  })

  expect(after.items.rows).toEqual(before.items.rows.filter((item) => item.id !== id))
  expect(after.records.rows).toEqual(
    before.records.rows.filter(({ environmentId }) => environmentId === prodEnvironment.id),
  )
})

test('cloudbase_auth takes with it what was found about it, because the next one counts from 1 again', () => {
  const id = itemId(spare, 'functions', 'cloudbase_auth')
  const after = evolve(before, { kind: 'item-removed', at: now, environmentId: spare.id, itemId: id, version: 2 })

  expect(before.authChecks.rows).toHaveLength(1)
  expect(after.authChecks.rows).toEqual([])
})

test('a share keeps its place in the list when it changes', () => {
  const world = aWorld().withShare({ id: 'first' }).withShare({ id: 'second', grantee: news }).world
  const after = evolve(world, { kind: 'share-configured', at: now, shareId: 'first', grants, version: 2 })

  expect(after.shares.rows.map(({ id }) => id)).toEqual(['first', 'second'])
})

test('a commit is all of its events in their order, and one revision (I10, I13)', () => {
  const events: Event[] = [
    { kind: 'share-configured', at: now, shareId: 'share-1', grants, version: 2 },
    { kind: 'share-revoked', at: now, shareId: 'share-1', by: owner.appId, version: 3 },
  ]
  const after = applyCommit(before, { revision: 1, at: now, actor: owner.appId, requestId: 'request-1', events })

  expect(worldData(after)).toEqual({ ...worldData(events.reduce<World>(evolve, before)), revision: 1 })
  expect(after.shares.rows[0]).toMatchObject({ grants, version: 3, ended: { by: owner.appId } })
})
