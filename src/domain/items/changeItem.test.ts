import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { changeItem } from './changeItem.ts'
import { brokenInvariants } from '../world/invariants.ts'
import type { ItemContent } from './item.ts'
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

const before: ItemContent = { resource: 'functions', code: 'exports.main = () => 1', rule: '{"invoke": true}' }
const after: ItemContent = { ...before, code: 'exports.main = () => 2' }
const furnished = aWorld()
  .withShare()
  .withItems(
    testEnvironment,
    { ...before, name: 'hello', id: 'hello', version: 3 },
    { resource: 'storage', name: 'a.txt', id: 'file', content: 'before', openId: 'o1' },
  )
const place = { environmentId: testEnvironment.id, itemId: 'hello' }

test.each([
  ['the owner', owner],
  ['a grantee with 操作', shop],
])('%s writes a function anew', (_who, as) => {
  const { world } = furnished
  const { after: changed, step } = take(
    world,
    changeItem(world, { ...place, version: 3, content: after }, commandContext(as)),
    commandContext(as),
  )

  const item = {
    id: 'hello',
    environmentId: testEnvironment.id,
    name: 'hello',
    version: 4,
    updatedAt: now,
    updatedBy: as.appId,
    ...after,
  }
  expect(changed.items.rows).toEqual(world.items.rows.map((each) => (each.id === 'hello' ? item : each)))
  expect(brokenInvariants(changed, step)).toEqual([])
})

test('a file stays the upload of whoever uploaded it', () => {
  const { world } = furnished
  const command = { ...place, itemId: 'file', version: 1, content: { resource: 'storage', content: 'after' } as const }
  const { after: changed } = take(world, changeItem(world, command, commandContext(owner)), commandContext(owner))

  expect(changed.items.rows.find(({ id }) => id === 'file')).toMatchObject({
    content: 'after',
    openId: 'o1',
    version: 2,
  })
})

test('writing the same commits nothing, whoever wrote it before (I10)', () => {
  const content = { rule: before.rule, code: before.code, resource: before.resource }
  for (const as of [owner, shop])
    expect(eventsOf(changeItem(furnished.world, { ...place, version: 3, content }, commandContext(as)))).toEqual([])
})

interface Given {
  world?: World
  as?: Account
  environmentId?: string
  itemId?: string
  version?: number
  content?: ItemContent
}

const viewing = aWorld()
  .withShare({
    grants: [
      aGrant(
        testEnvironment,
        everyPermission.filter((permission) => permission !== 'functions.operate'),
      ),
    ],
  })
  .withItems(testEnvironment, { ...before, name: 'hello', id: 'hello', version: 3 }).world
const isolated = furnished.withEnvironments({ ...testEnvironment, status: 'isolated' }).world
const run: ItemContent = { resource: 'run', image: 'nginx', port: 80 }
const { world: serving } = furnished.withItems(testEnvironment, { ...run, name: 'coupon', id: 'coupon', version: 3 })

const refusals = {
  'environment-not-found': [
    { when: 'an account it is not shared with', given: { as: news } },
    { when: 'an environment that does not exist', given: { environmentId: 'test-0' } },
  ],
  'permission-missing': [
    {
      when: 'a grantee with all but 操作 of functions',
      given: { world: viewing, as: shop },
      params: { permission: 'functions.operate' },
    },
    {
      when: 'the same, whatever the item',
      given: { world: viewing, as: shop, itemId: 'none' },
      params: { permission: 'functions.operate' },
    },
  ],
  'environment-unavailable': [
    {
      when: 'an isolated environment',
      given: { world: isolated },
      params: { name: testEnvironment.id, status: 'isolated', resource: 'functions' },
    },
  ],
  'item-not-found': [
    { when: 'an item that does not exist', given: { itemId: 'none' } },
    {
      when: 'an item of another environment',
      given: { itemId: itemId(prodEnvironment, 'functions', 'cloudbase_auth') },
    },
    { when: 'an item of another kind than what is written', given: { content: { resource: 'storage', content: '' } } },
    { when: 'a missing item, before the stale version', given: { itemId: 'none', version: 9 } },
  ],
  'stale-version': [
    { when: 'a version from before', given: { version: 2 } },
    { when: 'a version from the future', given: { version: 4 } },
    { when: 'a stale version, though it would change nothing', given: { version: 2, content: before } },
    {
      when: 'a stale version, before what is wrong with the content',
      given: { version: 2, content: { ...before, rule: '' } },
    },
  ],
  'item-rule-invalid': [
    {
      when: 'a rule that is no object',
      given: { content: { ...before, rule: 'true' } },
      params: { problem: expect.any(String) },
      field: 'content.rule',
    },
  ],
  'item-too-large': [
    {
      when: 'too much code',
      given: { content: { ...before, code: 'x'.repeat(102_401) } },
      params: { max: 100 },
      field: 'content.code',
    },
  ],
  'item-image-invalid': [
    {
      when: 'no image',
      given: { world: serving, itemId: 'coupon', content: { ...run, image: ' ' } },
      field: 'content.image',
    },
  ],
  'item-port-invalid': [
    {
      when: 'no port',
      given: { world: serving, itemId: 'coupon', content: { ...run, port: 0 } },
      field: 'content.port',
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof changeItem>, Given>

test.each(rowsOf<RefusalCodeOf<typeof changeItem>, Given>(refusals))(
  'refuses to change: %s: %s',
  (_when, code, one) => {
    const { world = furnished.world, as = owner, version = 3, content = after, ...elsewhere } = one.given
    expect(changeItem(world, { ...place, ...elsewhere, version, content }, commandContext(as))).toEqual(
      refusalOf(code, one),
    )
  },
)
