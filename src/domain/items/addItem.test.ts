import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { addItem } from './addItem.ts'
import { brokenInvariants } from '../world/invariants.ts'
import type { ItemContent } from './item.ts'
import type { Resource } from '../sharing/permission.ts'
import { commandContext, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  lender,
  lentEnvironment,
  owner,
  prodEnvironment,
  rivalEnvironment,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import type { World } from '../world/world.ts'

const fn: ItemContent = { resource: 'functions', code: 'exports.main = () => 1', rule: '{"invoke": true}' }
const goods: [Resource, string, ItemContent, object][] = [
  ['functions', 'getOrders', fn, {}],
  ['database', 'orders', { resource: 'database', rule: '{"read": true, "write": "doc._openid == auth.openid"}' }, {}],
  ['storage', 'menu/autumn.json', { resource: 'storage', content: '{}' }, { openId: null }],
  ['run', 'coupon', { resource: 'run', image: 'registry.example.com/chayu/coupon:1.4.2', port: 65_535 }, {}],
  ['hosting', 'index.html', { resource: 'hosting', content: '' }, {}],
]

test.each(goods)('the owner adds to %s: %s', (_resource, name, content, more) => {
  const { world } = aWorld()
  const { after, step } = take(
    world,
    addItem(world, { environmentId: testEnvironment.id, name, content }, commandContext(owner)),
    commandContext(owner),
  )

  const placed = {
    id: 'new-item-1',
    environmentId: testEnvironment.id,
    name,
    version: 1,
    updatedAt: now,
    updatedBy: owner.appId,
  }
  expect(after.items.rows).toEqual([...world.items, { ...placed, ...content, ...more }])
  expect(brokenInvariants(after, step)).toEqual([])
})

test.each(goods)('a grantee with 操作 adds to %s: %s', (resource, name, content) => {
  const { world } = aWorld().withShare({
    grants: [aGrant(testEnvironment, [`${resource}.view`, `${resource}.operate`])],
  })
  const { after, step } = take(
    world,
    addItem(world, { environmentId: testEnvironment.id, name, content }, commandContext(shop)),
    commandContext(shop),
  )

  expect(after.items.rows.at(-1)).toMatchObject({ name, updatedBy: shop.appId })
  expect(brokenInvariants(after, step)).toEqual([])
})

test.each([
  ['a collection in the same environment', testEnvironment, { resource: 'database', rule: '{"read": true}' } as const],
  ['a function in another environment', prodEnvironment, fn],
])('what a function is called may also be the name of %s', (_case, environment, content) => {
  const { world } = aWorld().withItems(testEnvironment, { ...fn, name: 'orders' })
  expect(
    addItem(world, { environmentId: environment.id, name: 'orders', content }, commandContext(owner)).refused,
  ).toBe(false)
})

interface Given {
  world?: World
  as?: Account
  environmentId?: string
  name?: string
  content?: ItemContent
}

const { world: full } = aWorld()
  .withLimits({ itemsPerKind: 2 })
  .withItems(testEnvironment, { ...fn, name: 'hello' })
const expired = aWorld()
  .withShare()
  .withEnvironments({ ...testEnvironment, status: 'expired' }).world
const viewing = aWorld().withShare({
  grants: [
    aGrant(
      testEnvironment,
      everyPermission.filter((permission) => permission !== 'functions.operate'),
    ),
  ],
}).world
const unavailable = { params: { name: testEnvironment.id, status: 'expired', resource: 'functions' } }
const longRule = `{"invoke": "${'x'.repeat(1024)}"}`

const refusals = {
  'environment-not-found': [
    { when: 'an environment that does not exist', given: { environmentId: 'test-0' } },
    { when: "another entity's environment (B24)", given: { environmentId: rivalEnvironment.id } },
    { when: 'an environment that is not shared with it', given: { environmentId: lentEnvironment.id } },
    {
      when: 'an environment that was taken back (I9)',
      given: { world: aWorld().withReceivedShare({ endedBy: lender }).world, environmentId: lentEnvironment.id },
    },
    { when: 'a missing environment, before the wrong name', given: { environmentId: 'test-0', name: '' } },
  ],
  'permission-missing': [
    {
      when: 'a grantee with all but 操作 of that kind',
      given: { world: viewing, as: shop },
      params: { permission: 'functions.operate' },
    },
    {
      when: 'a missing permission, before the taken name',
      given: { world: viewing, as: shop, name: 'cloudbase_auth' },
      params: { permission: 'functions.operate' },
    },
  ],
  'environment-unavailable': [
    { when: 'an expired environment', given: { world: expired }, ...unavailable },
    { when: 'an expired environment, to a grantee', given: { world: expired, as: shop }, ...unavailable },
    { when: 'an expired environment, before the wrong name', given: { world: expired, name: '' }, ...unavailable },
  ],
  'item-name-invalid': [
    { when: 'no name', given: { name: '' }, params: { resource: 'functions' }, field: 'name' },
    {
      when: 'a path that leaves',
      given: { name: '../up', content: { resource: 'hosting', content: '' } },
      params: { resource: 'hosting' },
      field: 'name',
    },
  ],
  'item-exists': [
    {
      when: 'a name that is taken',
      given: { name: 'cloudbase_auth' },
      params: { name: 'cloudbase_auth' },
      field: 'name',
    },
    {
      when: 'a name that is taken, before the limit',
      given: { world: full, name: 'hello' },
      params: { name: 'hello' },
      field: 'name',
    },
  ],
  'too-many-items': [{ when: 'more functions than the limit', given: { world: full }, params: { max: 2 } }],
  'item-rule-invalid': [
    {
      when: 'no rule',
      given: { content: { ...fn, rule: '' } },
      params: { problem: expect.any(String) },
      field: 'content.rule',
    },
    {
      when: 'a list',
      given: { content: { ...fn, rule: '[]' } },
      params: { problem: expect.any(String) },
      field: 'content.rule',
    },
    {
      when: "a collection's rule",
      given: { content: { ...fn, rule: '{"read": true}' } },
      params: { problem: expect.any(String) },
      field: 'content.rule',
    },
    {
      when: "a function's rule for a collection",
      given: { content: { resource: 'database', rule: '{"invoke": true}' } },
      params: { problem: expect.any(String) },
      field: 'content.rule',
    },
  ],
  'item-image-invalid': [
    {
      when: 'no image',
      given: { name: 'coupon', content: { resource: 'run', image: '', port: 80 } },
      field: 'content.image',
    },
    {
      when: 'what is no image',
      given: { name: 'coupon', content: { resource: 'run', image: 'nginx; rm -rf /', port: 80 } },
      field: 'content.image',
    },
    {
      when: 'an endless image',
      given: { name: 'coupon', content: { resource: 'run', image: 'n'.repeat(256), port: 80 } },
      field: 'content.image',
    },
  ],
  'item-port-invalid': [0, -1, 65_536, 1.5, Number.NaN].map((port) => ({
    when: `the port ${port}`,
    given: { name: 'coupon', content: { resource: 'run', image: 'nginx', port } as const },
    field: 'content.port',
  })) as [{ when: string; given: Given; field: string }], // `map` forgets that there are five.
  'item-too-large': [
    {
      when: 'too much code',
      given: { world: aWorld().withLimits({ itemKilobytes: 1 }).world, content: { ...fn, code: 'x'.repeat(1025) } },
      params: { max: 1 },
      field: 'content.code',
    },
    {
      when: 'too much code in bytes, not in characters',
      given: { world: aWorld().withLimits({ itemKilobytes: 1 }).world, content: { ...fn, code: '茶'.repeat(342) } },
      params: { max: 1 },
      field: 'content.code',
    },
    {
      when: 'a rule without end',
      given: { world: aWorld().withLimits({ itemKilobytes: 1 }).world, content: { ...fn, rule: longRule } },
      params: { max: 1 },
      field: 'content.rule',
    },
    {
      when: 'a large file',
      given: { content: { resource: 'storage', content: 'x'.repeat(100 * 1024 + 1) } },
      params: { max: 100 },
      field: 'content.content',
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof addItem>, Given>

test.each(rowsOf<RefusalCodeOf<typeof addItem>, Given>(refusals))('refuses to add: %s: %s', (_when, code, one) => {
  const {
    world = aWorld().world,
    as = owner,
    environmentId = testEnvironment.id,
    name = 'fresh',
    content = fn,
  } = one.given
  expect(addItem(world, { environmentId, name, content }, commandContext(as))).toEqual(refusalOf(code, one))
})

test('as much as the limit is not too much', () => {
  const { world } = aWorld().withLimits({ itemKilobytes: 1 })
  const content = { ...fn, code: 'x'.repeat(1024) }

  expect(
    addItem(world, { environmentId: testEnvironment.id, name: 'fresh', content }, commandContext(owner)).refused,
  ).toBe(false)
})
