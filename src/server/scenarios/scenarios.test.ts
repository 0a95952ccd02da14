import { describe, expect, test } from 'vitest'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { checkData } from '../../domain/items/collection.ts'
import { brokenInvariants } from '../../domain/world/invariants.ts'
import { checkContent, contentOf } from '../../domain/items/itemContent.ts'
import { isItemName, isRecordId } from '../../domain/items/itemName.ts'
import { allPermissions, standardCatalogue, summarizePermissions } from '../../domain/sharing/permission.ts'
import { authFunctionOf, readiness } from '../../domain/environments/readiness.ts'
import {
  accountOf,
  environmentOf,
  environmentsOf,
  isActivated,
  liveShareBetween,
  liveShares,
  notificationsTo,
  type World,
} from '../../domain/world/world.ts'
import { worldData, worldFrom } from '../../domain/world/worldData.ts'
import { defaultScenario, scenarios } from './scenarios.ts'

const chayu = 'wx1234567890abcdef'

test('the scenarios a link can name', () => {
  expect([...scenarios.keys()]).toEqual(
    expect.arrayContaining(['demo', 'small', 'empty', 'not-activated', 'many', 'hundred', 'huge']),
  )
  expect(defaultScenario).toBe('demo')
})

describe.each([...scenarios])('the scenario %s', (_name, make) => {
  test('keeps every invariant', () => {
    expect(brokenInvariants(make())).toEqual([])
  })

  test('is the same each time, and has not begun', () => {
    expect(make()).toEqual(make())
    expect(make().revision).toBe(0)
  })

  test('survives being written down and read', () => {
    const text = JSON.stringify(make())

    expect(JSON.parse(text)).toEqual(worldData(make()))
    expect(worldFrom(JSON.parse(text))).toEqual(make())
  })

  test('has AppIDs of the right shape, environments and shares that are each there once, and owners that exist', () => {
    const { accounts, environments, shares } = worldData(make())
    const appIds = accounts.map(({ appId }) => appId)

    for (const appId of appIds) expect(appId).toMatch(/^wx[0-9a-f]{16}$/)
    for (const ids of [appIds, environments.map(({ id }) => id), shares.map(({ id }) => id)])
      expect(new Set(ids).size).toBe(ids.length)
    for (const { owner } of environments) expect(appIds).toContain(owner)
  })

  test('is acted in first by 茶语小筑, and has the catalogue of rule 6', () => {
    expect(make().accounts.rows[0]?.appId).toBe(chayu)
    expect(make().configuration.catalogue).toEqual(standardCatalogue)
  })

  test('has items that the rules would let in, in no greater number than the limits', () => {
    const world = make()
    const { itemsPerKind, recordsPerCollection } = world.configuration.limits

    expect(world.items.rows.filter(({ resource, name }) => !isItemName(resource, name))).toEqual([])
    expect(world.items.rows.flatMap((item) => checkContent(world, contentOf(item)) ?? [])).toEqual([])
    expect(world.records.rows.flatMap(({ data }) => checkData(world, data) ?? [])).toEqual([])
    expect(world.records.rows.filter(({ id }) => !isRecordId(id))).toEqual([])
    expect(
      most(world.items.rows.map(({ environmentId, resource }) => `${environmentId} ${resource}`)),
    ).toBeLessThanOrEqual(itemsPerKind)
    expect(
      most(world.records.rows.map(({ environmentId, collection }) => `${environmentId} ${collection}`)),
    ).toBeLessThanOrEqual(recordsPerCollection)
  })

  test('dates its shares in ISO 8601, in UTC', () => {
    for (const { createdAt } of make().shares.rows) expect(new Date(createdAt).toISOString()).toBe(createdAt)
  })
})

describe.each(['demo', 'small'])('the scenario `%s`, with the accounts of docs/rules.md', (name) => {
  const world = scenario(name)

  test.each([
    ['茶语小筑', chayu, 'mini-program', 'opened', 'normal'],
    ['茶语商城', 'wxe0e2656d74f0bff3', 'mini-program', 'opened', 'normal'],
    ['茶语服务号', 'wx5fe6bb43205e9e07', 'official-account', 'opened', 'normal'],
    ['茶语打卡', 'wx075cf85bf347b6df', 'mini-game', 'not-opened', 'normal'],
    ['茶语会员', 'wx8f3c2b1a09d4e765', 'mini-program', 'opened', 'normal'],
    ['青山咖啡', 'wx2b7e151628aed2a6', 'mini-program', 'opened', 'normal'],
    ['茶语旧版', 'wxdeadbeef00c0ffee', 'mini-program', 'opened', 'frozen'],
  ])('knows %s (%s)', (name, appId, kind, cloud, status) => {
    const account = accountOf(world, appId)

    expect(account).toMatchObject({ name, kind, cloud, status })
    expect(account?.entityId === accountOf(world, chayu)?.entityId).toBe(name !== '青山咖啡')
  })

  test.each([
    ['test-f96b31', chayu],
    ['prod-4gl1pvzp25d960df', chayu],
    ['cloud1-8guv4660c1c70c65', chayu],
    ['member-6gni9ity244a6ea3', 'wx8f3c2b1a09d4e765'],
  ])('knows the environment %s', (id, owner) => {
    expect(world.environments.rows.find((environment) => environment.id === id)).toMatchObject({
      owner,
      status: 'normal',
    })
  })

  test('茶语小筑 has activated, shares with 茶语服务号 and receives the environment of 茶语会员', () => {
    expect(isActivated(world, chayu)).toBe(true)
    expect(liveShareBetween(world, chayu, 'wx5fe6bb43205e9e07')).toBeDefined()
    expect(liveShareBetween(world, 'wx8f3c2b1a09d4e765', chayu)?.grants).toEqual([
      { environmentId: 'member-6gni9ity244a6ea3', permissions: allPermissions(standardCatalogue) },
    ])
  })

  test.each([
    ['test-f96b31', 'deployed'],
    ['prod-4gl1pvzp25d960df', 'deployed'],
    ['cloud1-8guv4660c1c70c65', 'missing'],
    ['member-6gni9ity244a6ea3', 'deployed'],
    ['shop-2gk4cw1b9f0e7d53', 'missing'],
  ])('%s has a cloudbase_auth that is %s, and it is the guide’s', (id, expected) => {
    expect(readiness(world, id)).toBe(expected)
    expect(authFunctionOf(world, id)?.code).toBe(expected === 'deployed' ? authFunctionSample : undefined)
  })

  test('test-f96b31 has something of every kind, and what a first call needs', () => {
    const inTest = world.items.rows.filter(({ environmentId }) => environmentId === 'test-f96b31')

    expect(new Set(inTest.map(({ resource }) => resource)).size).toBe(5)
    expect(inTest.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['cloudbase_auth', 'getOrders', 'hello', 'orders', 'members']),
    )
  })

  test('nothing is shared with 茶语商城, 茶语打卡 and 青山咖啡', () => {
    for (const appId of ['wxe0e2656d74f0bff3', 'wx075cf85bf347b6df', 'wx2b7e151628aed2a6'])
      expect(liveShares(world, appId, 'received')).toEqual([])
  })
})

test('demo: at first sight everything that the product can say of shares', () => {
  const world = scenario('demo')
  const [given, received] = [liveShares(world, chayu, 'given'), liveShares(world, chayu, 'received')]
  const ids = [...given, ...received].flatMap(({ grants }) => grants.map(({ environmentId }) => environmentId))
  const granted = given.flatMap(({ grants }) =>
    grants.map(({ permissions }) => summarizePermissions(permissions, standardCatalogue)),
  )

  expect([given.length, received.length]).toEqual([7, 3])
  expect(new Set(given.map(({ grantee }) => accountOf(world, grantee)?.kind)).size).toBe(4)
  expect(new Set(granted)).toEqual(new Set(['all', 'view-only', 'custom']))
  expect(new Set(ids.map((id) => readiness(world, id)))).toEqual(new Set(['deployed', 'missing', 'broken']))
  expect(new Set(ids.map((id) => environmentOf(world, id)?.status))).toEqual(new Set(['normal', 'isolated']))
  expect(notificationsTo(world, chayu).map(({ readAt }) => readAt === null)).toEqual([false, true])
})

test('small: one share in each direction, and no notice', () => {
  const world = scenario('small')

  expect(liveShares(world, chayu, 'given')).toHaveLength(1)
  expect(liveShares(world, chayu, 'received')).toHaveLength(1)
  expect(notificationsTo(world, chayu)).toEqual([])
})

test('not-activated: 茶语小筑 has not activated and nobody shares', () => {
  const world = scenario('not-activated')

  expect(isActivated(world, chayu)).toBe(false)
  expect(world.shares.rows).toEqual([])
})

test('empty: 茶语小筑 has activated and nobody shares', () => {
  const world = scenario('empty')

  expect(isActivated(world, chayu)).toBe(true)
  expect(world.shares.rows).toEqual([])
})

test('F11 many: 茶语小筑 shares with a thousand accounts of every kind, and may share with more', () => {
  const world = scenario('many')
  const given = liveShares(world, chayu, 'given')
  const kinds = new Set(given.map(({ grantee }) => accountOf(world, grantee)?.kind))

  expect(given.length).toBeGreaterThanOrEqual(1000)
  expect(world.configuration.limits.sharesPerAccount).toBeGreaterThan(given.length)
  expect(kinds.size).toBe(4)
  expect(new Set(world.accounts.rows.map(({ name }) => name)).size).toBe(world.accounts.rows.length)
  for (const { grants } of given)
    expect(grants.length).toBeLessThanOrEqual(world.configuration.limits.environmentsPerShare)
})

function scenario(name: string): World {
  const make = scenarios.get(name)
  if (!make) throw new Error(`there is no scenario ${name}`)
  return make()
}

test.each([
  ['hundred', { shares: 100, accounts: 120, environments: 140, items: 150 }, { given: 41 }],
  ['huge', { shares: 100_000, accounts: 2000, environments: 2000, items: 5000 }, { given: 1001 }],
])('%s: as much as it says, and 茶语小筑 sees as much on a screen', (name, sizes, { given }) => {
  const world = scenario(name)
  const { shares, accounts, environments, items } = world

  expect({ shares: shares.size, accounts: accounts.size, environments: environments.size, items: items.size }).toEqual(
    sizes,
  )
  expect(liveShares(world, chayu, 'given')).toHaveLength(given)
  expect(liveShares(world, chayu, 'received')).toHaveLength(26)
  expect(notificationsTo(world, chayu)).toHaveLength(25)
  expect(environmentsOf(world, chayu)).toHaveLength(23)
})

/** How often the most frequent one occurs. */
function most(keys: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
