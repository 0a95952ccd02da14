import { describe, expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { addRecord } from './addRecord.ts'
import { changeRecord } from './changeRecord.ts'
import { brokenInvariants } from '../world/invariants.ts'
import type { JsonObject } from './item.ts'
import { removeRecord } from './removeRecord.ts'
import { commandContext, eventsOf, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  itemId,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import type { World } from '../world/world.ts'

const orders = { resource: 'database', name: 'orders', rule: '{}' } as const
const furnished = aWorld()
  .withShare()
  .withShare({
    grantee: news,
    grants: [
      aGrant(
        testEnvironment,
        everyPermission.filter((permission) => permission !== 'database.operate'),
      ),
    ],
  })
  .withItems(testEnvironment, { ...orders, id: 'orders' })
  .withItems(prodEnvironment, { ...orders, id: 'prod-orders' })
  .withRecords(testEnvironment, 'orders', {
    id: 'order-1',
    data: { cups: 2, tea: { name: '桂花乌龙', sugar: 'half' } },
    openId: 'o1',
    version: 3,
  })
  .withRecords(prodEnvironment, 'orders', { id: 'order-2' })
const { world } = furnished
const place = { environmentId: testEnvironment.id, itemId: 'orders' }
const record = world.records.rows.find(({ id }) => id === 'order-1')
const data = { cups: 3 }

describe.each([
  ['the owner', owner],
  ['a grantee with 操作', shop],
])('%s', (_who, as) => {
  test.each([
    ['under an id of the backend', {}, 'new-record-1'],
    ['under an id of its own', { id: 'order-2' }, 'order-2'],
  ])('adds a record %s, which is no user’s', (_case, given, id) => {
    const { after, step } = take(
      world,
      addRecord(world, { ...place, ...given, data }, commandContext(as)),
      commandContext(as),
    )

    const added = {
      environmentId: testEnvironment.id,
      collection: 'orders',
      id,
      data,
      openId: null,
      version: 1,
      updatedAt: now,
    }
    expect(after.records.rows).toEqual([...world.records, added])
    expect(brokenInvariants(after, step)).toEqual([])
  })

  test('writes a record anew, and it stays its user’s', () => {
    const { after, step } = take(
      world,
      changeRecord(world, { ...place, recordId: 'order-1', version: 3, data }, commandContext(as)),
      commandContext(as),
    )

    expect(after.records.rows).toEqual([
      { ...record, data, version: 4, updatedAt: now },
      ...world.records.rows.slice(1),
    ])
    expect(brokenInvariants(after, step)).toEqual([])
  })

  test('removes a record', () => {
    const { after, step } = take(
      world,
      removeRecord(world, { ...place, recordId: 'order-1', version: 3 }, commandContext(as)),
      commandContext(as),
    )

    expect(after.records.rows).toEqual(world.records.rows.slice(1))
    expect(brokenInvariants(after, step)).toEqual([])
  })
})

test.each<[string, JsonObject, number]>([
  ['the same', { cups: 2, tea: { name: '桂花乌龙', sugar: 'half' } }, 0],
  ['the same in another order', { tea: { sugar: 'half', name: '桂花乌龙' }, cups: 2 }, 0],
  ['another number', { cups: 3, tea: { name: '桂花乌龙', sugar: 'half' } }, 1],
  ['a text instead of the number', { cups: '2', tea: { name: '桂花乌龙', sugar: 'half' } }, 1],
  ['less', { cups: 2 }, 1],
])('writing %s commits what has changed (I10)', (_case, written, events) => {
  expect(
    eventsOf(changeRecord(world, { ...place, recordId: 'order-1', version: 3, data: written }, commandContext(owner))),
  ).toHaveLength(events)
})

test('the order of a list is part of what is written', () => {
  const listed = furnished.withRecords(testEnvironment, 'orders', { id: 'order-3', data: { teas: ['a', 'b'] } }).world
  const command = { ...place, recordId: 'order-3', version: 1, data: { teas: ['b', 'a'] } }

  expect(eventsOf(changeRecord(listed, command, commandContext(owner)))).toHaveLength(1)
})

interface Given {
  world?: World
  as?: Account
  environmentId?: string
  itemId?: string
  recordId?: string
  id?: string
  version?: number
  data?: JsonObject
}

const expired = furnished.withEnvironments({ ...testEnvironment, status: 'expired' }).world

const withoutAccess = {
  'environment-not-found': [
    { when: 'an environment that does not exist', given: { environmentId: 'test-0' } },
    {
      when: 'a share that has ended (I9)',
      given: {
        world: aWorld()
          .withShare({ endedBy: owner })
          .withItems(testEnvironment, { ...orders, id: 'orders' }).world,
        as: shop,
      },
    },
  ],
  'permission-missing': [
    {
      when: 'a grantee with all but 操作 of databases',
      given: { as: news },
      params: { permission: 'database.operate' },
    },
    {
      when: 'the same, whatever the collection',
      given: { as: news, itemId: 'none' },
      params: { permission: 'database.operate' },
    },
  ],
  'environment-unavailable': [
    {
      when: 'an expired environment',
      given: { world: expired },
      params: { name: testEnvironment.id, status: 'expired', resource: 'database' },
    },
  ],
  'item-not-found': [
    { when: 'a collection that does not exist', given: { itemId: 'none' } },
    { when: 'a collection of another environment', given: { itemId: 'prod-orders' } },
    { when: 'what is no collection', given: { itemId: itemId(testEnvironment, 'functions', 'cloudbase_auth') } },
  ],
} satisfies RefusalCases<string, Given>

const notThere = {
  'record-not-found': [
    { when: 'a record that does not exist', given: { recordId: 'none' } },
    { when: 'a record of another collection', given: { recordId: 'order-2' } },
    { when: 'a missing record, before the stale version', given: { recordId: 'none', version: 9 } },
  ],
  'stale-version': [
    { when: 'a version from before', given: { version: 2 } },
    { when: 'a version from the future', given: { version: 4 } },
  ],
} satisfies RefusalCases<string, Given>

const wrongData = {
  'item-too-large': [
    { when: 'too much data', given: { data: { long: '茶'.repeat(34_200) } }, params: { max: 100 }, field: 'data' },
  ],
} satisfies RefusalCases<string, Given>

const reserved = [
  { when: 'the field _id', given: { data: { _id: 'order-9' } }, params: { key: '_id' }, field: 'data' },
  { when: 'the field _openid', given: { data: { _openid: 'o2' } }, params: { key: '_openid' }, field: 'data' },
] as const

const addRefusals = {
  ...withoutAccess,
  ...wrongData,
  'record-id-invalid': [
    { when: 'an empty id', given: { id: '' }, field: 'id' },
    { when: 'an id that leaves', given: { id: '../up' }, field: 'id' },
    ...reserved,
  ],
  'record-exists': [{ when: 'an id that is taken', given: { id: 'order-1' }, params: { id: 'order-1' }, field: 'id' }],
  'too-many-items': [
    {
      when: 'more records than the limit',
      given: { world: furnished.withLimits({ recordsPerCollection: 1 }).world },
      params: { max: 1 },
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof addRecord>, Given>

test.each(rowsOf<RefusalCodeOf<typeof addRecord>, Given>(addRefusals))(
  'refuses to add a record: %s: %s',
  (_when, code, one) => {
    const { world: given = world, as = owner, ...command } = one.given
    expect(addRecord(given, { ...place, data, ...command }, commandContext(as))).toEqual(refusalOf(code, one))
  },
)

const changeRefusals = {
  ...withoutAccess,
  ...notThere,
  ...wrongData,
  'record-id-invalid': reserved,
} satisfies RefusalCases<RefusalCodeOf<typeof changeRecord>, Given>

test.each(rowsOf<RefusalCodeOf<typeof changeRecord>, Given>(changeRefusals))(
  'refuses to change a record: %s: %s',
  (_when, code, one) => {
    const { world: given = world, as = owner, ...command } = one.given
    expect(
      changeRecord(given, { ...place, recordId: 'order-1', version: 3, data, ...command }, commandContext(as)),
    ).toEqual(refusalOf(code, one))
  },
)

const removeRefusals = { ...withoutAccess, ...notThere } satisfies RefusalCases<
  RefusalCodeOf<typeof removeRecord>,
  Given
>

test.each(rowsOf<RefusalCodeOf<typeof removeRecord>, Given>(removeRefusals))(
  'refuses to remove a record: %s: %s',
  (_when, code, one) => {
    const { world: given = world, as = owner, ...command } = one.given
    expect(removeRecord(given, { ...place, recordId: 'order-1', version: 3, ...command }, commandContext(as))).toEqual(
      refusalOf(code, one),
    )
  },
)
