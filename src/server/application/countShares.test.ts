import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grantUses, readinessFilters, statusFilters } from '../../contract/share.ts'
import { countShares } from '../../contract/shareCounts.ts'
import { accountKinds, type Account } from '../../domain/accounts/account.ts'
import {
  aGrant,
  aWorld,
  anAccount,
  anEnvironment,
  everyPermission,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  shop,
  viewOnly,
} from '../../domain/testing/aWorld.ts'
import type { Share } from '../../domain/sharing/share.ts'
import type { World } from '../../domain/world/world.ts'
import { backendWith } from '../testing/backendWith.ts'

const fine = anEnvironment('fine-1', owner, { authFunction: 'deployed' })
const bare = anEnvironment('bare-1', owner, { authFunction: 'missing' })
const wrong = anEnvironment('wrong-1', owner, { authFunction: 'broken' })
const stopped = anEnvironment('stopped-1', owner, { authFunction: 'deployed', status: 'isolated' })
const environments = [fine, bare, wrong, stopped]

const app = anAccount('wxaaaa000000000001', 'Tea App 10', { kind: 'mobile-app' })
const callOnly = ['functions.invoke']
const changing = ['functions.view', 'functions.operate']

const start = aWorld().withEnvironments(...environments)
const { world } = start
  .withAccounts(app)
  .withShare({ id: 'to-shop', grantee: shop, grants: [aGrant(fine), aGrant(bare, viewOnly)] })
  .withShare({ id: 'to-news', grantee: news, grants: [aGrant(fine, viewOnly), aGrant(wrong, changing)] })
  .withShare({ id: 'to-game', grantee: game, grants: [aGrant(bare, callOnly)] })
  .withShare({ id: 'to-app', grantee: app, grants: [aGrant(stopped, ['functions.view', 'run.deploy'])] })
  .withReceivedShare({ id: 'from-lender', grants: [aGrant(lentEnvironment, callOnly)] })

test.each<[string, Record<string, string>, string[]]>([
  ['操作 of something', { permission: 'operate' }, ['to-news', 'to-shop']],
  ['调用 of something', { permission: 'invoke' }, ['to-game', 'to-shop']],
  ['an environment that may only be looked at', { permission: 'view-only' }, ['to-news', 'to-shop']],
  ['who may 操作 one environment', { environment: fine.id, permission: 'operate' }, ['to-shop']],
  ['who may only look at one environment', { environment: fine.id, permission: 'view-only' }, ['to-news']],
  ['an environment that lets callers in', { readiness: 'ready' }, ['to-app', 'to-news', 'to-shop']],
  [
    'an environment without cloudbase_auth, or with one that is broken',
    { readiness: 'not-ready' },
    ['to-game', 'to-news', 'to-shop'],
  ],
  ['an environment in order', { status: 'normal' }, ['to-game', 'to-news', 'to-shop']],
  ['an environment out of order', { status: 'unavailable' }, ['to-app']],
  ['one grant with everything that is asked', { permission: 'operate', readiness: 'not-ready' }, ['to-news']],
  ['filters and a search', { permission: 'view-only', search: '商城' }, ['to-shop']],
  ['several words, in whatever is searched', { search: 'fine 商城 WXE0E2' }, ['to-shop']],
  ['nothing, when one word is nowhere', { search: 'fine 商城 青山' }, []],
  ['words in any order and width', { search: '１０\u3000ｔｅａ' }, ['to-app']],
])('a list has %s', async (_case, query, ids) => {
  const { body } = await ask('/api/shares', { direction: 'given', ...query })

  expect(idsOf(body)).toEqual(expect.arrayContaining(ids))
  expect(body).toMatchObject({ total: ids.length, totalUnfiltered: 4 })
})

test('without a filter, every choice is counted', async () => {
  const { body, headers } = await ask('/api/share-counts', { direction: 'given' })

  expect(countShares.response.parse(body)).toEqual({
    kind: { 'mini-program': 1, 'official-account': 1, 'mini-game': 1, 'mobile-app': 1 },
    permission: { operate: 2, invoke: 2, 'view-only': 2 },
    readiness: { ready: 3, 'not-ready': 3 },
    status: { normal: 3, unavailable: 1 },
    environments: [
      { id: bare.id, shares: 2, operate: 0 },
      { id: fine.id, shares: 2, operate: 1 },
      { id: stopped.id, shares: 1, operate: 0 },
      { id: wrong.id, shares: 1, operate: 1 },
    ],
  })
  expect(headers.get('ETag')).toBe(`"${world.revision}"`)
})

test('a filter leaves the counts of its own choices as they are, and narrows all others', async () => {
  const { body } = await ask('/api/share-counts', { direction: 'given', environment: fine.id, permission: 'operate' })

  expect(body).toMatchObject({
    kind: { 'mini-program': 1, 'official-account': 0 },
    permission: { operate: 1, invoke: 1, 'view-only': 1 },
    readiness: { ready: 1, 'not-ready': 0 },
  })
  expect(body.environments).toContainEqual({ id: wrong.id, shares: 1, operate: 1 })
})

test('what is deployed counts at once', async () => {
  const backend = backendWith(world, { as: owner })
  const path = '/api/share-counts?direction=given&environment=bare-1'
  expect((await backend.ask('GET', path)).body.readiness).toEqual({ ready: 0, 'not-ready': 2 })

  const content = {
    resource: 'functions',
    code: 'exports.main = async () => ({ errCode: 0 })',
    rule: '{"invoke": true}',
  }
  const added = await backend.ask('POST', `/api/environments/${bare.id}/items`, {
    body: { name: 'cloudbase_auth', content },
    headers: { 'Idempotency-Key': 'key-1' },
  })
  expect(added.status).toBe(201)
  expect((await backend.ask('GET', path)).body.readiness).toEqual({ ready: 2, 'not-ready': 0 })
})

test.each([
  ['an unknown permission', 'permission=delete'],
  ['a page', 'page=1'],
  ['no direction', 'direction='],
])('it is not asked for %s', async (_case, query) => {
  const { ask: askBackend } = backendWith(world, { as: owner })

  expect((await askBackend('GET', `/api/share-counts?direction=given&${query}`)).status).toBeGreaterThanOrEqual(400)
})

const someGrants = fc
  .uniqueArray(
    fc.record({
      environmentId: fc.constantFrom(...environments.map(({ id }) => id)),
      permissions: fc.subarray([...everyPermission], { minLength: 1 }),
    }),
    { selector: ({ environmentId }) => environmentId, minLength: 1 },
  )
  .map((grants) => grants.map(({ environmentId, permissions }) => ({ environmentId, permissions })))
const someShares = fc.tuple(...[shop, news, game, app, lender].map(() => fc.option(someGrants)))
const maybe = <Value>(...values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const someFilter = fc.record({
  search: maybe('', 'wx', '茶语', 'tea 1', 'e -1', 'bare', '服务号 fine'),
  kind: maybe(...accountKinds),
  environment: maybe(...environments.map(({ id }) => id), lentEnvironment.id),
  permission: maybe(...grantUses),
  readiness: maybe(...readinessFilters),
  status: maybe(...statusFilters),
})
type Filter = {
  [Name in 'search' | 'kind' | 'environment' | 'permission' | 'readiness' | 'status']?: string | undefined
}

test('lists and counts are those of a walk over all shares', async () => {
  await fc.assert(
    fc.asyncProperty(someShares, someFilter, async (grants, filter) => {
      const given = [shop, news, game, app, lender].reduce((so, grantee, index) => {
        const granted = grants[index]
        return granted ? so.withShare({ id: `to-${index}`, grantee, grants: granted }) : so
      }, start.withAccounts(app)).world
      const query = { direction: 'given', ...present(filter) }
      const { body: list } = await ask('/api/shares', query, given)
      const { body: counts } = await ask('/api/share-counts', query, given)
      const listed = (change: Filter) => naiveList(given, { ...filter, ...change })

      expect(idsOf(list).toSorted()).toEqual(listed({}).toSorted())
      for (const kind of accountKinds) expect(counts.kind[kind]).toBe(listed({ kind }).length)
      for (const permission of grantUses) expect(counts.permission[permission]).toBe(listed({ permission }).length)
      for (const readiness of readinessFilters) expect(counts.readiness[readiness]).toBe(listed({ readiness }).length)
      for (const status of statusFilters) expect(counts.status[status]).toBe(listed({ status }).length)
      for (const { id, shares, operate } of counts.environments) {
        expect(shares).toBe(listed({ environment: id }).length)
        expect(operate).toBe(listed({ environment: id, permission: 'operate' }).length)
      }
    }),
    { numRuns: 150 },
  )
})

/** What docs say of the filters, once more by hand: no bits, nothing kept. */
function naiveList(given: World, { search, kind, ...of }: Filter): string[] {
  const words = (search ?? '').toLowerCase().split(' ').filter(Boolean)
  const accountOf = (share: Share) => given.accounts.rows.find(({ appId }) => appId === share.grantee)
  return given.shares.rows
    .filter((share) => share.owner === owner.appId && share.ended === null)
    .filter((share) => {
      const account = accountOf(share)
      const texts = [account?.name, account?.appId, ...share.grants.map(({ environmentId }) => environmentId)]
      const hasWords = words.every((word) => texts.some((text) => text?.toLowerCase().includes(word)))
      return hasWords && (!kind || account?.kind === kind) && share.grants.some((grant) => naiveGrant(grant, of))
    })
    .map(({ id }) => id)
}

function naiveGrant({ environmentId, permissions }: Share['grants'][number], filter: Filter): boolean {
  const environment = environments.find(({ id }) => id === environmentId)
  const may = (action: string) => permissions.filter((permission) => permission.endsWith(action)).length
  const uses = {
    operate: may('.operate') > 0,
    invoke: may('.invoke') > 0,
    'view-only': may('.view') === permissions.length,
  }
  const isReady = environment?.authFunction === 'deployed'
  if (filter.environment && filter.environment !== environmentId) return false
  if (filter.permission && !uses[filter.permission as keyof typeof uses]) return false
  if (filter.readiness && (filter.readiness === 'ready') !== isReady) return false
  return !filter.status || (filter.status === 'normal') === (environment?.status === 'normal')
}

function ask(path: string, query: Record<string, string>, of: World = world, as: Account = owner) {
  return backendWith(of, { as }).ask('GET', `${path}?${new URLSearchParams({ ...query })}`)
}

function present(filter: Filter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function idsOf({ items }: { items: { id: string }[] }) {
  return items.map(({ id }) => id)
}
