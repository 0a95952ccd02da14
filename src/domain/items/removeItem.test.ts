import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { brokenInvariants } from '../world/invariants.ts'
import { removeItem } from './removeItem.ts'
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

const furnished = aWorld()
  .withShare()
  .withItems(testEnvironment, { resource: 'database', name: 'orders', id: 'orders', rule: '{}', version: 3 })
  .withRecords(testEnvironment, 'orders', { id: 'order-1' })
const place = { environmentId: testEnvironment.id, itemId: 'orders' }

test.each([
  ['the owner', owner],
  ['a grantee with 操作', shop],
])('%s removes a collection, and its records go with it', (_who, as) => {
  const { world } = furnished
  const decision = removeItem(world, { ...place, version: 3 }, commandContext(as))
  const { after, step } = take(world, decision, commandContext(as))

  expect(eventsOf(decision)).toEqual([{ kind: 'item-removed', at: now, ...place, version: 4 }])
  expect(after.items.rows).toEqual(world.items.rows.filter(({ id }) => id !== 'orders'))
  expect(after.records.rows).toEqual([])
  expect(brokenInvariants(after, step)).toEqual([])
})

interface Given {
  world?: World
  as?: Account
  environmentId?: string
  itemId?: string
  version?: number
}

const viewing = furnished.withShare({
  grantee: news,
  grants: [
    aGrant(
      testEnvironment,
      everyPermission.filter((permission) => permission !== 'database.operate'),
    ),
  ],
}).world
const deleting = furnished.withEnvironments({ ...testEnvironment, status: 'deleting' }).world

const refusals = {
  'environment-not-found': [
    { when: 'an account it is not shared with', given: { as: news } },
    { when: 'an environment that does not exist', given: { environmentId: 'test-0' } },
  ],
  'item-not-found': [
    { when: 'an item that does not exist', given: { itemId: 'none' } },
    {
      when: 'an item of another environment',
      given: { itemId: itemId(prodEnvironment, 'functions', 'cloudbase_auth') },
    },
  ],
  'permission-missing': [
    {
      when: 'a grantee with all but 操作 of that kind',
      given: { world: viewing, as: news },
      params: { permission: 'database.operate' },
    },
    {
      when: 'a missing permission, before the stale version',
      given: { world: viewing, as: news, version: 1 },
      params: { permission: 'database.operate' },
    },
  ],
  'environment-unavailable': [
    {
      when: 'an environment that is being deleted',
      given: { world: deleting },
      params: { name: testEnvironment.id, status: 'deleting', resource: 'database' },
    },
  ],
  'stale-version': [
    { when: 'a version from before', given: { version: 2 } },
    { when: 'a version from the future', given: { version: 4 } },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof removeItem>, Given>

test.each(rowsOf<RefusalCodeOf<typeof removeItem>, Given>(refusals))(
  'refuses to remove: %s: %s',
  (_when, code, one) => {
    const { world = furnished.world, as = owner, version = 3, ...elsewhere } = one.given
    expect(removeItem(world, { ...place, ...elsewhere, version }, commandContext(as))).toEqual(refusalOf(code, one))
  },
)
