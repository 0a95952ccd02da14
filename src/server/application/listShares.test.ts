import { expect, test } from 'vitest'
import { shareSorts } from '../../contract/share.ts'
import type { Account } from '../../domain/accounts/account.ts'
import {
  aGrant,
  aWorld,
  anAccount,
  cloudEnvironment,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../../domain/testing/aWorld.ts'
import { having } from '../../domain/testing/having.ts'
import type { World } from '../../domain/world/world.ts'
import { backendWith } from '../testing/backendWith.ts'

const app = anAccount('wxaaaa000000000001', 'Tea App 10', { kind: 'mobile-app' })
const cafe = anAccount('wxaaaa000000000002', 'tea app 9')

/** Shares of every kind, the newest last, with an ended one and one the owner receives. */
const { world: made } = aWorld()
  .withAccounts(app, cafe)
  .withShare({ id: 'to-shop', grantee: shop, grants: [aGrant(testEnvironment), aGrant(prodEnvironment)] })
  .withShare({ id: 'to-news', grantee: news, grants: [aGrant(prodEnvironment)] })
  .withShare({ id: 'to-game', grantee: game, grants: [aGrant(cloudEnvironment)] })
  .withShare({ id: 'to-app', grantee: app, grants: [aGrant(testEnvironment)] })
  .withShare({ id: 'to-cafe', grantee: cafe, grants: [aGrant(testEnvironment)] })
  .withShare({ id: 'ended', grantee: lender, grants: [aGrant(testEnvironment)], endedBy: owner })
  .withReceivedShare({ id: 'from-lender' })
const world = dayAfterDay(made)
const everyId = ['to-cafe', 'to-app', 'to-game', 'to-news', 'to-shop']

test.each<[string, Record<string, string>, string[]]>([
  ['everything, newest first', {}, everyId],
  ['what an empty search finds', { search: '' }, everyId],
  ['what spaces find', { search: '   ' }, everyId],
  ['a part of a name', { search: '商城' }, ['to-shop']],
  ['a name, whatever its case', { search: 'TEA APP' }, ['to-cafe', 'to-app']],
  ['B44 a name typed in full width', { search: 'Ｔｅａ\u3000ａｐｐ' }, ['to-cafe', 'to-app']],
  ['an AppID', { search: news.appId }, ['to-news']],
  ['a part of an AppID, in upper case', { search: 'E0E2656D' }, ['to-shop']],
  ['B44 an AppID in full width, with spaces', { search: ' ｗｘ５ｆｅ６ｂｂ４３ ' }, ['to-news']],
  ['an environment id', { search: 'test-f96b31' }, ['to-cafe', 'to-app', 'to-shop']],
  ['a part of an environment id, in full width', { search: 'ｃｌｏｕｄ１-' }, ['to-game']],
  ['nothing for what nobody is called', { search: '青山' }, []],
  ['nothing for the owner itself', { search: owner.name }, []],
  ['nothing for an ended share', { search: lender.name }, []],
  ['no pattern: a dot is a dot', { search: 'wx.*' }, []],
  ['B15 nothing for a query', { search: "' OR 1=1--" }, []],
  [
    'B10 what the first 256 characters find, of a text that is longer',
    { search: `${'商城'.padEnd(256)}${'\u0301'.repeat(1000)}` },
    ['to-shop'],
  ],
  ['a kind', { kind: 'mini-program' }, ['to-cafe', 'to-shop']],
  ['another kind', { kind: 'official-account' }, ['to-news']],
  ['an environment', { environment: prodEnvironment.id }, ['to-news', 'to-shop']],
  ['nothing for an environment that is not shared', { environment: lentEnvironment.id }, []],
  ['nothing for a part of an environment id', { environment: 'test' }, []],
  [
    'search, kind and environment together',
    { search: 'tea', kind: 'mobile-app', environment: testEnvironment.id },
    ['to-app'],
  ],
  ['nothing when one of them does not match', { search: 'tea', kind: 'mini-game' }, []],
  ['the newest first, by name', { sort: '-since' }, everyId],
  ['the oldest first', { sort: 'since' }, everyId.toReversed()],
])('I6 我共享的 lists %s', async (_case, query, ids) => {
  const { body } = await list(world, owner, { direction: 'given', ...query })

  expect(idsOf(body)).toEqual(ids)
  expect(body).toMatchObject({ total: ids.length, totalUnfiltered: 5, page: 1, pageSize: 20 })
  expect(body.environments).toEqual([cloudEnvironment.id, prodEnvironment.id, testEnvironment.id])
})

test.each(['name', '-name'])('sorting by %s puts names in dictionary order, numbers by their value', async (sort) => {
  const { body } = await list(world, owner, { direction: 'given', sort })
  const names = body.items.map(({ grantee }: { grantee: Account }) => grantee.name)
  const forward = sort === 'name' ? names : names.toReversed()

  expect(forward).toEqual([...forward].toSorted(new Intl.Collator('zh-Hans-CN', { numeric: true }).compare))
  expect(forward.indexOf(cafe.name)).toBeLessThan(forward.indexOf(app.name))
  expect(forward.indexOf('茶语打卡')).toBeLessThan(forward.indexOf('茶语商城'))
})

test.each<[string, Record<string, string>, string[]]>([
  ['what the lender shares', {}, ['from-lender']],
  ['it by the name of its owner', { search: '会员' }, ['from-lender']],
  ["it by the owner's AppID", { search: lender.appId }, ['from-lender']],
  ['nothing for the name of the grantee', { search: owner.name }, []],
  ["it by the owner's kind", { kind: 'mini-program' }, ['from-lender']],
  ['nothing for another kind', { kind: 'mini-game' }, []],
])('共享给我的 lists %s', async (_case, query, ids) => {
  const { body } = await list(world, owner, { direction: 'received', ...query })

  expect(idsOf(body)).toEqual(ids)
  expect(body).toMatchObject({ total: ids.length, totalUnfiltered: 1, environments: [lentEnvironment.id] })
})

test('最近更新 puts what was changed last first, and backwards last', async () => {
  const changed = having(world, {
    shares: world.shares.rows.map((share) =>
      share.id === 'to-news'
        ? { ...share, updatedAt: '2025-01-01T08:00:00.000Z' }
        : { ...share, updatedAt: share.createdAt },
    ),
  })
  const order = ['to-news', 'to-cafe', 'to-app', 'to-game', 'to-shop']

  expect(idsOf((await list(changed, owner, { direction: 'given', sort: '-updated' })).body)).toEqual(order)
  expect(idsOf((await list(changed, owner, { direction: 'given', sort: 'updated' })).body)).toEqual(order.toReversed())
})

const hundred = manyShares(101)

test.each([
  ['the first', '1', '50', 1, 50],
  ['one in the middle', '2', '50', 2, 50],
  ['the last, which is not full', '3', '50', 3, 1],
  ['B42 one beyond the last', '4', '50', 3, 1],
  ['B42 the highest that can be asked for', '999999', '20', 6, 1],
  ['a page of ten', '11', '10', 11, 1],
])('a page: %s', async (_case, page, pageSize, answered, count) => {
  const { body } = await list(hundred, owner, { direction: 'given', sort: 'since', page, pageSize })

  expect(body).toMatchObject({ page: answered, pageSize: Number(pageSize), total: 101, totalUnfiltered: 101 })
  expect(body.items).toHaveLength(count)
  expect(body.items[0].id).toBe(`many-${(answered - 1) * Number(pageSize)}`)
})

test.each(shareSorts)('the pages together are every share once, sorted by %s', async (sort) => {
  const pages = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((page) => list(hundred, owner, { direction: 'given', sort, page: String(page) })),
  )

  expect(new Set(pages.flatMap(({ body }) => idsOf(body))).size).toBe(101)
})

test('B42 an empty list has one page, and a search without a match too', async () => {
  expect((await list(aWorld().world, owner, { direction: 'given', page: '7' })).body).toMatchObject({
    items: [],
    total: 0,
    totalUnfiltered: 0,
    page: 1,
    environments: [],
  })
  expect((await list(hundred, owner, { direction: 'given', page: '7', search: '青山' })).body).toMatchObject({
    items: [],
    total: 0,
    totalUnfiltered: 101,
    page: 1,
  })
})

function list(given: World, as: Account, query: Record<string, string>) {
  return backendWith(given, { as }).ask('GET', `/api/shares?${new URLSearchParams(query)}`)
}

function idsOf({ items }: { items: { id: string }[] }) {
  return items.map(({ id }) => id)
}

/** The same world, with a share a day. */
function dayAfterDay(world: World): World {
  const dated = world.shares.rows.map((share, day) => ({ ...share, createdAt: `2024-05-0${day + 1}T08:00:00.000Z` }))
  return having(world, { shares: dated })
}

/** Shares made at the same moment with accounts of the same name: only their ids tell them apart. */
function manyShares(count: number): World {
  const grantees = Array.from({ length: count }, (_, index) =>
    anAccount(`wx${String(index).padStart(16, '0')}`, '茶语分店'),
  )
  const start = aWorld().withAccounts(...grantees)
  return grantees.reduce((so, grantee, index) => so.withShare({ id: `many-${index}`, grantee }), start).world
}
