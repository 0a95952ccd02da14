import { expect, test, vi } from 'vitest'
import { addItem, changeItem, listItems, removeItem, type ItemView } from '../../../contract/item.ts'
import { getEnvironment } from '../../../contract/environment.ts'
import { authFunctionSample } from '../../../domain/items/authFunctionSample.ts'
import { now } from '../../../domain/testing/acting.ts'
import {
  aGrant,
  aWorld,
  cloudEnvironment,
  everyPermission,
  lender,
  lentEnvironment,
  news,
  owner,
  shop,
  testEnvironment,
  viewOnly,
} from '../../../domain/testing/aWorld.ts'
import { sandboxOf } from '../cloud/testing/programs.ts'
import { backendWith, ifMatch, once } from '../../testing/backendWith.ts'
import { problemOutcome, tryOut } from '../../testing/problems.ts'

const start = '2024-05-20T08:00:00.000Z'
const items = `/api/environments/${testEnvironment.id}/items`
const ownerView = { appId: owner.appId, name: owner.name, kind: owner.kind }
const fn = { resource: 'functions', code: 'exports.main = () => 1', rule: '{"invoke": true}' } as const
const furnished = aWorld()
  .withShare()
  .withItems(
    testEnvironment,
    { ...fn, name: 'hello', id: 'hello', version: 2 },
    { resource: 'database', name: 'orders', id: 'orders', rule: '{"read": true}' },
    { resource: 'database', name: 'members', id: 'members', rule: '{"read": true}' },
    { resource: 'storage', name: '菜单/秋 1.json', id: 'file', content: '{}', openId: 'o1' },
    { resource: 'run', name: 'coupon', id: 'coupon', image: 'nginx:1', port: 80 },
    { resource: 'hosting', name: 'index.html', id: 'page', content: '<h1>' },
  )
  .withItems(cloudEnvironment, { resource: 'database', name: 'orders', id: 'other-orders', rule: '{"read": true}' })
  .withRecords(testEnvironment, 'orders', { id: 'order-1' }, { id: 'order-2' })
  .withRecords(cloudEnvironment, 'orders', { id: 'order-1' })
const { world } = furnished

const placed = { version: 1, updatedAt: start, updatedBy: ownerView }
test.each([
  ['functions', [{ name: 'cloudbase_auth' }, { ...placed, ...fn, id: 'hello', name: 'hello', version: 2 }]],
  [
    'database',
    [
      { ...placed, id: 'members', name: 'members', resource: 'database', rule: '{"read": true}', records: 0 },
      { ...placed, id: 'orders', name: 'orders', resource: 'database', rule: '{"read": true}', records: 2 },
    ],
  ],
  [
    'storage',
    [
      {
        ...placed,
        id: 'file',
        name: '菜单/秋 1.json',
        resource: 'storage',
        content: '{}',
        openId: 'o1',
        fileId: 'cloud://test-f96b31.test-f96b31/菜单/秋 1.json',
      },
    ],
  ],
  ['run', [{ ...placed, id: 'coupon', name: 'coupon', resource: 'run', image: 'nginx:1', port: 80 }]],
  ['hosting', [{ ...placed, id: 'page', name: 'index.html', resource: 'hosting', content: '<h1>' }]],
])('GET items of %s lists them by name', async (resource, expected) => {
  const answer = await backendWith(world).ask('GET', `${items}?resource=${resource}`)

  expect(answer).toMatchObject({ status: 200, body: { items: expected } })
  expect(answer.body.items).toHaveLength(expected.length)
  expect(listItems.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['its owner everything may be done', owner, testEnvironment, ownerView, null, everyPermission],
  ['a grantee what its share grants', shop, testEnvironment, ownerView, 'share-1', viewOnly],
  [
    'the owner, in what it received',
    owner,
    lentEnvironment,
    { appId: lender.appId, name: lender.name, kind: lender.kind },
    'share-2',
    ['run.view'],
  ],
])('GET an environment says to %s', async (_case, as, { id }, from, shareId, permissions) => {
  const { world: shared } = aWorld()
    .withShare({ grants: [aGrant(testEnvironment, viewOnly)] })
    .withReceivedShare({ grants: [aGrant(lentEnvironment, ['run.view'])] })
  const answer = await backendWith(shared, { as }).ask('GET', `/api/environments/${id}`)

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    id,
    status: 'normal',
    authFunction: 'deployed',
    owner: from,
    shareId,
    permissions,
    authCheck: 'unchecked',
  })
  expect(getEnvironment.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['missing', cloudEnvironment, aWorld()],
  ['deployed', testEnvironment, aWorld()],
  ['broken', testEnvironment, aWorld().withEnvironments({ ...testEnvironment, authFunction: 'broken' })],
] as const)(
  'an environment whose cloudbase_auth is %s says so wherever it is shown',
  async (authFunction, { id }, making) => {
    const { ask } = backendWith(
      making.withShare({ grants: [aGrant({ id, owner: owner.appId, status: 'normal' })] }).world,
    )

    expect((await ask('GET', `/api/environments/${id}`)).body.authFunction).toBe(authFunction)
    expect((await ask('GET', '/api/environments/own')).body.items).toContainEqual({
      id,
      status: 'normal',
      authFunction,
      shares: 1,
    })
    expect((await ask('GET', '/api/shares/share-1')).body.grants[0].environment).toEqual({
      id,
      status: 'normal',
      authFunction,
    })
  },
)

test('cloudbase_auth is saved whatever its code does, and checked afterwards', async () => {
  let end: (answer: unknown) => void = () => {}
  const sandbox = sandboxOf({ endless: () => new Promise((resolve) => (end = resolve)) })
  const { ask } = backendWith(world, { sandbox })
  const content = { resource: 'functions', code: 'endless', rule: '{"invoke": true}' }
  const { status } = await ask('POST', `/api/environments/${cloudEnvironment.id}/items`, {
    body: { name: 'cloudbase_auth', content },
    headers: once(),
  })
  const seen = async () => (await ask('GET', `/api/environments/${cloudEnvironment.id}`)).body

  expect(status).toBe(201)
  expect(await seen()).toMatchObject({ authFunction: 'deployed', authCheck: 'pending' })
  await vi.waitFor(async () => {
    end({ errCode: '0' })
    expect(await seen()).toMatchObject({ authFunction: 'broken', authCheck: 'checked' })
  })
})

test('POST deploys the guide’s cloudbase_auth, and the environment is ready', async () => {
  const { ask, broken } = backendWith(world)
  const content = { resource: 'functions', code: authFunctionSample, rule: '{"invoke": true}' }
  const answer = await ask('POST', `/api/environments/${cloudEnvironment.id}/items`, {
    body: { name: 'cloudbase_auth', content },
    headers: once(),
  })

  expect(answer.status).toBe(201)
  expect(answer.headers.get('ETag')).toBe('"1"')
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^new-item-/),
    name: 'cloudbase_auth',
    version: 1,
    updatedAt: now,
    updatedBy: ownerView,
    ...content,
  })
  expect(addItem.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', `/api/environments/${cloudEnvironment.id}`)).body.authFunction).toBe('deployed')
  expect(await broken()).toEqual([])
})

test('PUT writes an item anew and says who did', async () => {
  const backend = backendWith(world, { as: shop })
  const content = { ...fn, code: '// new' }
  const answer = await backend.ask('PUT', `${items}/hello`, { body: { content }, headers: ifMatch(2) })

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    id: 'hello',
    name: 'hello',
    version: 3,
    updatedAt: now,
    updatedBy: { appId: shop.appId, name: shop.name, kind: shop.kind },
    ...content,
  })
  expect(changeItem.response.parse(answer.body)).toEqual(answer.body)
  expect((await backend.as(owner).ask('GET', `${items}?resource=functions`)).body.items).toContainEqual(answer.body)
})

test('who wrote an item last is told to the owner and to itself; other grantees hear of nobody but the owner (S33)', async () => {
  const writer = backendWith(furnished.withShare({ grantee: news }).world, { as: shop })
  const [ownerSees, other] = [writer.as(owner), writer.as(news)]
  const { body } = await writer.ask('PUT', `${items}/hello`, {
    body: { content: { ...fn, code: '// new' } },
    headers: ifMatch(2),
  })
  const namesFor = async ({ ask }: Pick<typeof writer, 'ask'>) => {
    const answer = await ask('GET', `${items}?resource=functions`)
    expect(listItems.response.parse(answer.body)).toEqual(answer.body)
    return answer.body.items.map(({ updatedBy }: ItemView) => updatedBy?.name ?? null)
  }

  expect([await namesFor(ownerSees), await namesFor(writer), await namesFor(other)]).toEqual([
    [owner.name, shop.name],
    [owner.name, shop.name],
    [owner.name, null],
  ])
  const stale = await other.ask('PUT', `${items}/hello`, { body: { content: fn }, headers: ifMatch(2) })
  const removal = await other.ask('DELETE', `${items}/hello`, { headers: ifMatch(2) })
  for (const { status, body: problem } of [stale, removal])
    expect([status, problem.current]).toEqual([412, { ...body, updatedBy: null }])
})

test('PUT of what is there already commits nothing (I10)', async () => {
  const { ask, store } = backendWith(world)
  const answer = await ask('PUT', `${items}/hello`, { body: { content: fn }, headers: ifMatch(2) })

  expect(answer).toMatchObject({ status: 200, body: { version: 2, updatedAt: start } })
  expect(await store.read()).toBe(world)
})

test('DELETE removes a collection with its records; one of the same name starts empty', async () => {
  const { ask, broken } = backendWith(world)
  const answer = await ask('DELETE', `${items}/orders`, { headers: ifMatch(1) })
  const body = { name: 'orders', content: { resource: 'database', rule: '{"read": true}' } }

  expect(answer).toMatchObject({ status: 200, body: { itemId: 'orders' } })
  expect(removeItem.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', `${items}/orders/records`)).body.code).toBe('item-not-found')
  expect((await ask('POST', items, { body, headers: once() })).body.records).toBe(0)
  expect(
    (await ask('GET', `/api/environments/${cloudEnvironment.id}/items?resource=database`)).body.items,
  ).toMatchObject([{ records: 1 }])
  expect(await broken()).toEqual([])
})

test('what is written in a path goes before what may stand for anything', async () => {
  const { world: odd } = aWorld().withEnvironments({ ...testEnvironment, id: 'own' })
  const { ask } = backendWith(odd)

  expect((await ask('GET', '/api/environments/own')).body.items).toHaveLength(4)
  expect((await ask('GET', '/api/environments/received')).body.items).toEqual([])
  expect((await ask('DELETE', '/api/environments/own')).headers.get('Allow')).toBe('GET')
})

const sent = (body: unknown) => ({ method: 'POST', path: items, body, headers: once() })
test.each([
  ['items of no kind', { method: 'GET', path: items }],
  ['items of an unknown kind', { method: 'GET', path: `${items}?resource=cdn` }],
  ['an environment that is asked for twice', { method: 'GET', path: `${items}?resource=run&environmentId=x` }],
  ['an item without content', sent({ name: 'a' })],
  ['content of another kind', sent({ name: 'a', content: { resource: 'hosting', code: '', rule: '' } })],
  ['content of no kind', sent({ name: 'a', content: { code: '', rule: '' } })],
  ['S15 more than there is to write', sent({ name: 'a', content: { resource: 'storage', content: '', openId: 'o1' } })],
  ['S15 a version in the content', sent({ name: 'a', content: { ...fn, version: 9 } })],
  ['a port that is a text', sent({ name: 'a1', content: { resource: 'run', image: 'nginx', port: '80' } })],
  ['a port between two', sent({ name: 'a1', content: { resource: 'run', image: 'nginx', port: 1.5 } })],
])('%s is malformed (422)', async (_case, { method, ...rest }) => {
  expect(await tryOut(method, { world, ...rest })).toEqual({
    ...problemOutcome('malformed-request'),
    worldChanged: false,
  })
})

test.each([
  ['item-name-invalid', { name: 'a b', content: fn }, { params: { resource: 'functions' }, field: 'name' }],
  ['item-exists', { name: 'hello', content: fn }, { params: { name: 'hello' }, field: 'name' }],
  [
    'item-rule-invalid',
    { name: 'fresh', content: { ...fn, rule: 'no' } },
    { params: { problem: expect.any(String) }, field: 'content.rule' },
  ],
  [
    'item-too-large',
    { name: 'fresh', content: { ...fn, code: 'x'.repeat(102_401) } },
    { params: { max: 100 }, field: 'content.code' },
  ],
  [
    'item-image-invalid',
    { name: 'fresh', content: { resource: 'run', image: 'a b', port: 80 } },
    { field: 'content.image' },
  ],
  [
    'item-port-invalid',
    { name: 'fresh', content: { resource: 'run', image: 'nginx', port: 0 } },
    { field: 'content.port' },
  ],
] as const)('POST refuses with %s at its field', async (code, body, said) => {
  expect(await tryOut('POST', { world, path: items, body, headers: once() })).toEqual({
    ...problemOutcome(code, said),
    worldChanged: false,
  })
})

test('POST refuses more than the limit, and what is in an environment that is worn out', async () => {
  const full = furnished.withLimits({ itemsPerKind: 2 }).world
  const expired = furnished.withEnvironments({ ...testEnvironment, status: 'expired' }).world
  const request = { path: items, body: { name: 'fresh', content: fn }, headers: once() }
  const params = { name: testEnvironment.id, status: 'expired', resource: 'functions' }

  expect(await tryOut('POST', { world: full, ...request })).toEqual({
    ...problemOutcome('too-many-items', { params: { max: 2 } }),
    worldChanged: false,
  })
  expect(await tryOut('POST', { world: expired, ...request })).toEqual({
    ...problemOutcome('environment-unavailable', { params }),
    worldChanged: false,
  })
})
