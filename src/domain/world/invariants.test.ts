import { expect, test } from 'vitest'
import type { Commit, Event } from './event.ts'
import { applyCommit } from './evolve.ts'
import { brokenInvariants } from './invariants.ts'
import type { DatabaseRecord, Item } from '../items/item.ts'
import type { Notification } from '../sharing/notification.ts'
import type { Share } from '../sharing/share.ts'
import { now } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  frozen,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  rival,
  rivalEnvironment,
  shop,
  testEnvironment,
  viewOnly,
  type ItemOptions,
} from '../testing/aWorld.ts'
import { having } from '../testing/having.ts'
import type { KnownAuthCheck } from './world.ts'

const orders: ItemOptions = { resource: 'database', name: 'orders', rule: '{}' }
const inTwoEnvironments = aWorld()
  .withItems(testEnvironment, orders, { resource: 'functions', name: 'orders', code: '', rule: '{}' })
  .withItems(prodEnvironment, orders)
  .withRecords(testEnvironment, 'orders', { id: 'order-1' })
  .withRecords(prodEnvironment, 'orders', { id: 'order-1' })
const { world: furnished } = inTwoEnvironments
const [collection] = furnished.items.rows.filter(({ resource }) => resource === 'database') as [Item] // There are two.
const [record] = furnished.records.rows as [DatabaseRecord] // There are two.
const check: KnownAuthCheck = { environmentId: testEnvironment.id, functionVersion: 1, problems: [], at: now }

test.each([
  ['without shares', aWorld()],
  ['with a share', aWorld().withShare()],
  [
    'with a share that was changed',
    aWorld().withShare({ version: 7, grants: [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)] }),
  ],
  ['with shares in both directions', aWorld().withShare({ grantee: lender }).withReceivedShare()],
  ['with an account that a share activated', aWorld().withShare({ grantee: game })],
  ['with an account that fell back', aWorld().withShare({ grantee: game, endedBy: owner })],
  ['with a share the owner took back', aWorld().withShare({ endedBy: owner })],
  ['with a share the grantee left', aWorld().withShare({ endedBy: shop })],
  ['with a share after an ended one', aWorld().withShare({ endedBy: owner }).withShare()],
  [
    'with a grantee that was frozen later',
    aWorld()
      .withShare()
      .withAccounts({ ...shop, status: 'frozen' }),
  ],
  [
    'with an environment that expired later',
    aWorld()
      .withShare()
      .withEnvironments({ ...testEnvironment, status: 'expired' }),
  ],
  [
    'with limits lowered later',
    aWorld().withShare().withLimits({ sharesPerAccount: 0, environmentsPerShare: 0, itemsPerKind: 0 }),
  ],
  ['with a broken cloudbase_auth', aWorld().withEnvironments({ ...testEnvironment, authFunction: 'broken' })],
  ['with collections and records of one name in two environments', inTwoEnvironments],
])('every invariant holds in a world %s', (_case, { world }) => {
  expect(brokenInvariants(world)).toEqual([])
})

const shared = aWorld().withShare()
const [sharedWithShop] = shared.world.shares.rows as [Share] // There is one.
const notice: Notification = {
  id: 'notification-1',
  to: shop.appId,
  shareId: 'share-1',
  owner: { appId: owner.appId, name: owner.name },
  environmentIds: [testEnvironment.id],
  at: now,
  readAt: null,
}
const takenBack = aWorld().withShare({ endedBy: owner }).world
const left = aWorld().withShare({ endedBy: shop }).world

test.each([
  ['I1', 'a share across entities', aWorld().withShare({ grantee: rival }).world, 'I1 share-1'],
  [
    'I1',
    'a share of which one account is gone',
    having(shared.world, { accounts: shared.world.accounts.rows.filter(({ appId }) => appId !== shop.appId) }),
    'I1 share-1',
  ],
  [
    'I2',
    'a borrowed environment shared on',
    aWorld()
      .withReceivedShare()
      .withShare({ grants: [aGrant(lentEnvironment)] }).world,
    'I2 share-2',
  ],
  [
    'I2',
    "another entity's environment shared",
    aWorld().withShare({ grants: [aGrant(testEnvironment), aGrant(rivalEnvironment)] }).world,
    'I2 share-1',
  ],
  [
    'I2',
    'an environment that does not exist',
    aWorld().withShare({ grants: [{ environmentId: 'gone', permissions: viewOnly }] }).world,
    'I2 share-1',
  ],
  ['I3', 'a share with oneself', aWorld().withShare({ grantee: owner }).world, 'I3 share-1'],
  ['I4', 'two live shares of one pair', shared.withShare().world, `I4 ${owner.appId} ${shop.appId}`],
  [
    'I4',
    'an environment twice in a share',
    aWorld().withShare({ grants: [aGrant(testEnvironment), aGrant(testEnvironment, viewOnly)] }).world,
    'I4 share-1',
  ],
  ['I5', 'a share without rows', aWorld().withShare({ grants: [] }).world, 'I5 share-1'],
  [
    'I5',
    'a row without permissions',
    aWorld().withShare({ grants: [aGrant(testEnvironment), aGrant(prodEnvironment, [])] }).world,
    'I5 share-1',
  ],
  [
    'I5',
    'a permission twice',
    aWorld().withShare({ grants: [aGrant(testEnvironment, ['run.view', 'run.view'])] }).world,
    'I5 share-1',
  ],
  [
    'I5',
    'a permission the catalogue lacks',
    aWorld().withShare({ grants: [aGrant(testEnvironment, ['cdn.view'])] }).world,
    'I5 share-1',
  ],
  [
    'I5',
    'operate without view',
    aWorld().withShare({ grants: [aGrant(testEnvironment, ['run.operate'])] }).world,
    'I5 share-1',
  ],
  [
    'I6',
    'two shares with one id',
    having(shared.world, { shares: [...shared.world.shares, { ...sharedWithShop, grantee: news.appId }] }),
    'I6 share-1',
  ],
  ['I8', 'an owner that has closed sharing', shared.withoutActivation(owner).world, 'I8 share-1'],
  [
    'I8',
    'a grantee without cloud development and activation',
    aWorld().withShare({ grantee: game }).withoutActivation(game).world,
    'I8 share-1',
  ],
  [
    'I8',
    'an activation by a share that is over',
    having(left, { activations: [...left.activations, { appId: game.appId, by: 'share', since: now, version: 1 }] }),
    `I8 ${game.appId}`,
  ],
  ['I12', 'a share taken back without a notice', having(takenBack, { notifications: [] }), 'I12 share-1'],
  [
    'I12',
    'two notices of one share',
    having(takenBack, { notifications: [...takenBack.notifications, notice] }),
    'I12 share-1',
  ],
  [
    'I12',
    'a notice to somebody else',
    having(takenBack, { notifications: [{ ...notice, to: news.appId }] }),
    'I12 share-1',
  ],
  ['I12', 'a notice to the grantee of its own leaving', having(left, { notifications: [notice] }), 'I12 share-1'],
  [
    'I12',
    "a notice to the owner of the grantee's leaving",
    having(left, { notifications: [{ ...notice, to: owner.appId }] }),
    'I12 share-1',
  ],
  ['I12', 'a notice of a share that lives', having(shared.world, { notifications: [notice] }), 'I12 share-1'],
  [
    'I23',
    'two items with one id',
    having(furnished, { items: [...furnished.items, { ...collection, name: 'members' }] }),
    `I23 ${collection.id}`,
  ],
  [
    'I23',
    'two items of one name and kind',
    having(furnished, { items: [...furnished.items, { ...collection, id: 'other' }] }),
    `I23 ${testEnvironment.id} database orders`,
  ],
  [
    'I24',
    'an item in an environment nobody has',
    having(furnished, { items: [...furnished.items, { ...collection, id: 'other', environmentId: 'gone' }] }),
    'I24 other',
  ],
  [
    'I25',
    'a record in a collection that is not there',
    having(furnished, { records: [{ ...record, collection: 'members' }] }),
    'I25 order-1',
  ],
  [
    'I25',
    'a record in what is no collection',
    having(furnished, { records: [{ ...record, collection: 'cloudbase_auth' }] }),
    'I25 order-1',
  ],
  [
    'I25',
    'two records with one id',
    having(furnished, { records: [record, record] }),
    `I25 ${testEnvironment.id} orders order-1`,
  ],
  [
    'I26',
    'a check of an environment nobody has',
    having(furnished, { authChecks: [{ ...check, environmentId: 'gone' }] }),
    'I26 gone',
  ],
  [
    'I26',
    'two checks of one environment',
    having(furnished, { authChecks: [check, check] }),
    `I26 ${testEnvironment.id}`,
  ],
])('%s notices %s', (_id, _case, world, broken) => {
  expect([...new Set(brokenInvariants(world))]).toEqual([broken])
})

test('an ended share is past: what would be wrong with a live one is not looked at', () => {
  const { world } = aWorld().withShare({ grantee: frozen, grants: [], endedBy: owner })
  expect(brokenInvariants(world)).toEqual([])
})

const configured: Event = {
  kind: 'share-configured',
  at: now,
  shareId: 'share-1',
  grants: [aGrant(prodEnvironment)],
  version: 2,
}
const commit: Commit = { revision: 1, at: now, actor: owner.appId, requestId: 'request-1', events: [configured] }
const before = shared.world
const after = applyCommit(before, commit)

test('every invariant holds for a step that is told right', () => {
  expect(brokenInvariants(after, { before, commit })).toEqual([])
})

test.each([
  ['I10', 'a commit without events', ['I10 revision'], { events: [] }],
  ['I10', 'a revision left out', ['I10 revision'], { revision: 2 }],
  ['I10', 'a revision used again', ['I10 revision'], { revision: 0 }],
  ['I10', 'a version left out', ['I10 share-1'], { events: [{ ...configured, version: 3 }] }],
  ['I10', 'a version used again', ['I10 share-1'], { events: [{ ...configured, version: 1 }] }],
  ['I10', 'two versions in one commit', ['I10 share-1'], { events: [configured, { ...configured, version: 3 }] }],
  ['I13', 'a commit by nobody', ['I13 commit'], { actor: '' }],
  ['I13', 'a commit at no request', ['I13 commit'], { requestId: '' }],
  ['I13', 'a commit at no time', ['I13 commit', 'I21 time'], { at: '' }],
  [
    'I21',
    'an event at another time than its commit',
    ['I21 time'],
    { events: [{ ...configured, at: '2099-01-01T00:00:00.000Z' }] },
  ],
])('%s notices %s', (_id, _case, broken, change) => {
  const wrong = { ...commit, ...change } as Commit
  expect(brokenInvariants(applyCommit(before, wrong), { before, commit: wrong })).toEqual(broken)
})

test.each([
  [
    'a change that no event tells of',
    ['I13 fold'],
    having(after, { choices: [{ appId: owner.appId, environmentId: testEnvironment.id, version: 1 }] }),
  ],
  ['a share that has vanished', ['I13 fold'], having(after, { shares: [] })],
  ['an event that was not applied', ['I13 fold'], { ...before, revision: 1 }],
  [
    'a new share that starts at version 2',
    ['I10 strange', 'I13 fold'],
    having(after, { shares: [...after.shares, strangeShare()] }),
  ],
])('I13 notices %s', (_case, broken, world) => {
  expect(brokenInvariants(world, { before, commit })).toEqual(broken)
})

test.each([
  [
    'an item that starts at version 2',
    { kind: 'item-added', at: now, item: { ...collection, id: 'other', name: 'members', version: 2 } },
    'I10 other',
  ],
  [
    'an item in its old version',
    { kind: 'item-changed', at: now, item: { ...collection, rule: '{"read": true}' } as Item },
    `I10 ${collection.id}`,
  ],
  [
    'a record that starts at version 0',
    { kind: 'record-added', at: now, record: { ...record, id: 'order-2', version: 0 } },
    'I10 order-2',
  ],
  [
    'a record two versions further',
    { kind: 'record-changed', at: now, record: { ...record, version: 3 } },
    'I10 order-1',
  ],
] satisfies [string, Event, string][])('I10 notices %s', (_case, event, broken) => {
  const wrong: Commit = { ...commit, events: [event] }
  expect(brokenInvariants(applyCommit(furnished, wrong), { before: furnished, commit: wrong })).toEqual([broken])
})

function strangeShare(): Share {
  const grants = [aGrant(testEnvironment)]
  return {
    id: 'strange',
    owner: owner.appId,
    grantee: news.appId,
    grants,
    version: 2,
    createdAt: now,
    updatedAt: now,
    ended: null,
  }
}
