import { expect, test, vi } from 'vitest'
import { contract } from '../../contract/contract.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { aGrant, aWorld, cloudEnvironment, owner, rival, shop, testEnvironment } from '../../domain/testing/aWorld.ts'
import { memoryStore } from '../adapters/memoryStore.ts'
import { backendWith, ifMatch } from '../testing/backendWith.ts'
import { busyWorld, requestsWhere, worldOf } from '../testing/validRequests.ts'
import { outcomeOf, problemOutcome } from '../testing/problems.ts'

const any = () => true
const isGet = ({ method }: Endpoint) => method === 'GET'
const isWrite = ({ method }: Endpoint) => method !== 'GET'
const hasBody = ({ method }: Endpoint) => method === 'PUT' || method === 'POST'

test.each(requestsWhere(any))(
  '%s answers a good request with what its contract says, and nobody may store it',
  async (name, { method, response, precondition }, { as, path, ...sent }) => {
    const answer = await backendWith(worldOf(name), { as }).ask(method, path, sent)

    expect(answer.status).toBe(precondition === 'idempotency-key' ? 201 : 200)
    expect(response.parse(answer.body)).toEqual(answer.body)
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  },
)

test.each(requestsWhere(({ path }) => path !== contract.getOperation.path))(
  '%s says which version it speaks of',
  async (name, { method }, { as, path, ...sent }) => {
    const answer = await backendWith(worldOf(name), { as }).ask(method, path, sent)

    expect(answer.headers.get('ETag')).toMatch(/^"\d+"$/)
  },
)

test.each(requestsWhere(isGet))('%s, a GET, never changes the state', async (name, _endpoint, { as, path }) => {
  const world = worldOf(name)
  const { ask, store } = backendWith(world, { as })
  await ask('GET', path)
  await ask('GET', path, { headers: { 'Idempotency-Key': 'key-1', 'If-Match': '"1"' } })

  expect(await store.read()).toBe(world)
  expect(await store.answerTo(`${as.appId} key-1`)).toBeUndefined()
})

test.each(requestsWhere(({ precondition }) => precondition === 'if-match'))(
  '%s needs an If-Match (428)',
  async (name, { method }, { as, path, body }) => {
    const world = worldOf(name)
    const { ask, store } = backendWith(world, { as })

    for (const headers of [
      {},
      { 'If-Match': '*' },
      { 'If-Match': '1' },
      { 'If-Match': 'W/"1"' },
      { 'If-Match': '"1", "2"' },
      { 'If-Match': '"-1"' },
    ])
      expect(outcomeOf(await ask(method, path, { body, headers }))).toEqual(problemOutcome('version-required'))
    expect(await store.read()).toBe(world)
  },
)

test.each(requestsWhere(({ precondition }) => precondition === 'if-match'))(
  '%s refuses a stale If-Match and says what is current (412)',
  async (name, { method }, { as, path, body, listedAt }) => {
    const world = worldOf(name)
    const { ask, store } = backendWith(world, { as })
    const { body: read } = await ask('GET', listedAt ?? path)
    const current = listedAt ? read.items.find(({ id }: { id: string }) => path.endsWith(`/${id}`)) : read

    const written = JSON.stringify(`0${JSON.parse((await ask('GET', listedAt ?? path)).headers.get('ETag') ?? '')}`)
    for (const headers of [ifMatch(99), { 'If-Match': '"01"' }, { 'If-Match': written }])
      expect(outcomeOf(await ask(method, path, { body, headers }))).toEqual(
        problemOutcome('stale-version', { current }),
      )
    expect(await store.read()).toBe(world)
  },
)

test.each(requestsWhere(({ precondition }) => precondition === 'idempotency-key'))(
  '%s needs an Idempotency-Key (400)',
  async (name, { method }, { as, path, body }) => {
    const world = worldOf(name)
    const { ask, store } = backendWith(world, { as })

    for (const headers of [{}, { 'Idempotency-Key': '' }, { 'Idempotency-Key': '  ' }])
      expect(outcomeOf(await ask(method, path, { body, headers }))).toEqual(problemOutcome('key-required'))
    expect(await store.read()).toBe(world)
  },
)

test('S36 the only guards are these: creates have a key, changes a version, the session neither', () => {
  expect(requestsWhere(({ precondition }) => precondition === 'idempotency-key').map(([name]) => name)).toEqual([
    'activateSharing',
    'addItem',
    'addRecord',
    'shareEnvironments',
    'markNotificationsRead',
    'markAllNotificationsRead',
  ])
  expect(
    requestsWhere(({ precondition, method }) => precondition === 'none' && method !== 'GET').map(([name]) => name),
  ).toEqual(['switchAccount', 'stopRun', 'runCode', 'checkAuthFunction'])
})

test.each(requestsWhere(isWrite))(
  'S15 %s refuses unknown keys, whatever they are called (422)',
  async (name, { method }, { as, path, ...sent }) => {
    const world = worldOf(name)
    const { ask, store } = backendWith(world, { as })

    // An id of one's own is something a record may have.
    const id = name === 'addRecord' ? 'openId' : 'id'
    for (const key of ['owner', 'version', 'status', id, 'shareId', 'ended', 'constructor', 'toString', 'x'])
      expect([key, outcomeOf(await ask(method, path, { ...sent, body: { ...sent.body, [key]: 'x' } }))]).toEqual([
        key,
        problemOutcome('malformed-request'),
      ])
    expect(await store.read()).toBe(world)
  },
)

test.each(requestsWhere(isWrite))(
  'S15 %s takes nothing from the query (422)',
  async (name, { method }, { as, path, ...sent }) => {
    const world = worldOf(name)
    const { ask, store } = backendWith(world, { as })

    for (const query of ['x=1', 'shareId=share-2', 'x', '__proto__=1'])
      expect([query, outcomeOf(await ask(method, `${path}?${query}`, sent))]).toEqual([
        query,
        problemOutcome('malformed-request'),
      ])
    expect(await store.read()).toBe(world)
  },
)

test.each(['owner', 'version', 'status', 'grantee', 'id'])(
  'S15 configureShare refuses %s in the body and in a row (422)',
  async (key) => {
    const { ask, store } = backendWith(busyWorld)
    const row = aGrant(cloudEnvironment)
    const bodies = [{ grants: [row], [key]: shop.appId }, { grants: [{ ...row, [key]: shop.appId }] }]

    for (const body of bodies)
      expect(outcomeOf(await ask('PUT', '/api/shares/share-1', { body, headers: ifMatch(2) }))).toEqual(
        problemOutcome('malformed-request'),
      )
    expect(await store.read()).toBe(busyWorld)
  },
)

test.each(requestsWhere(isGet))(
  '%s refuses unknown and repeated parameters (422)',
  async (name, _endpoint, { as, path }) => {
    const { ask } = backendWith(worldOf(name), { as })
    const url = new URL(path, 'https://console.test')

    for (const more of ['x=1', '__proto__=1', 'constructor=1', 'direction=given&direction=given']) {
      const query = [url.search.slice(1), more].filter(Boolean).join('&')
      expect([more, outcomeOf(await ask('GET', `${url.pathname}?${query}`))]).toEqual([
        more,
        problemOutcome('malformed-request'),
      ])
    }
  },
)

const malformedBodies = [
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"grants"'],
  ['HTML', '<!doctype html>'],
  ['S21 __proto__ at the top', '{"grants":[],"__proto__":{"polluted":true}}'],
  [
    'S21 __proto__ in a row',
    `{"grants":[{"environmentId":"${testEnvironment.id}","permissions":[],"__proto__":{"polluted":true}}]}`,
  ],
  ['S21 __proto__ alone', '{"__proto__":{"grants":[],"polluted":true}}'],
  [
    'B32 permissions that are no list',
    `{"grants":[{"environmentId":"${testEnvironment.id}","permissions":"functions.view"}]}`,
  ],
  ['B32 a permission that is no text', `{"grants":[{"environmentId":"${testEnvironment.id}","permissions":[1]}]}`],
  ['B22 a row without an environment', '{"grants":[{"permissions":["run.view"]}]}'],
  ['an environment that is null', '{"grants":[{"environmentId":null,"permissions":["run.view"]}]}'],
  ['no grants', '{}'],
  ['rows that are no objects', '{"grants":["run.view"]}'],
] as const

test.each(malformedBodies)('a body with %s is malformed (422)', async (_case, body) => {
  const { ask, store } = backendWith(busyWorld)

  expect(outcomeOf(await ask('PUT', '/api/shares/share-1', { body, headers: ifMatch(2) }))).toEqual(
    problemOutcome('malformed-request'),
  )
  expect(await store.read()).toBe(busyWorld)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test.each([
  ['no direction', ''],
  ['a direction that is none', 'direction=both'],
  ['a kind that is none', 'direction=given&kind=robot'],
  ['B43 a sort that is none', 'direction=given&sort=owner'],
  ['B42 page 0', 'direction=given&page=0'],
  ['B42 page -1', 'direction=given&page=-1'],
  ['B42 page NaN', 'direction=given&page=NaN'],
  ['B42 page 1;drop', 'direction=given&page=1;drop'],
  ['B42 page 1.5', 'direction=given&page=1.5'],
  ['no page', 'direction=given&page='],
  ['B42 page 1e9', 'direction=given&page=1e9'],
  ['B42 a page of more digits than a list can have', 'direction=given&page=1000000000'],
  ['pages of 51', 'direction=given&pageSize=51'],
  ['pages of none', 'direction=given&pageSize=0'],
])('GET /api/shares with %s is malformed (422)', async (_case, query) => {
  expect(outcomeOf(await backendWith(busyWorld).ask('GET', `/api/shares?${query}`))).toEqual(
    problemOutcome('malformed-request'),
  )
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonp',
  'application/json-seq',
  '',
])('S36 a body of type "%s" is not looked at (415)', async (type) => {
  for (const [name, { method }, { as, path, body, headers }] of requestsWhere(hasBody)) {
    const world = worldOf(name)
    const { ask, store } = backendWith(world, { as })
    const answer = await ask(method, path, {
      body: JSON.stringify(body),
      headers: { ...headers, 'Content-Type': type },
    })

    expect([name, outcomeOf(answer)]).toEqual([name, problemOutcome('unsupported-media-type')])
    expect(await store.read()).toBe(world)
  }
})

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
  'a body of type "%s" is read',
  async (type) => {
    const answer = await backendWith(busyWorld).ask('PUT', '/api/session', {
      body: { appId: shop.appId },
      headers: { 'Content-Type': type },
    })

    expect(answer.status).toBe(200)
  },
)

test.each([
  '/api/',
  '/api/share',
  '/api/shares/share-1/grants',
  '/api/Shares',
  '/api/operations',
  '/api/../secret',
  '/api/%2e%2e/shares',
  '/api/__proto__',
  '/api/constructor',
])('nobody answers %s (404)', async (path) => {
  expect(outcomeOf(await backendWith(busyWorld).ask('GET', path))).toEqual(problemOutcome('endpoint-not-found'))
})

test.each([
  ['PATCH', '/api/shares/share-1', 'GET, PUT, DELETE'],
  ['POST', '/api/shares/share-1', 'GET, PUT, DELETE'],
  ['DELETE', '/api/shares', 'GET, POST'],
  ['PUT', '/api/activation', 'GET, POST, DELETE'],
  ['POST', '/api/health', 'GET'],
  ['HEAD', '/api/shares', 'GET, POST'],
  ['OPTIONS', '/api/session', 'GET, PUT'],
  ['DELETE', '/api/operations/key-1', 'GET'],
  ['PUT', '/api/notifications', 'GET'],
])('S36 %s %s is refused, saying what is allowed (405)', async (method, path, allowed) => {
  const answer = await backendWith(busyWorld).ask(method, path)

  expect(outcomeOf(answer)).toEqual(problemOutcome('method-not-allowed'))
  expect(answer.headers.get('Allow')).toBe(allowed)
})

test.each(['GET', 'PUT', 'POST', 'DELETE'])('%s of an address of more than 8,192 characters (414)', async (method) => {
  const { ask } = backendWith(busyWorld)
  const origin = 'https://console.test'.length
  const addressOf = (length: number) => '/api/shares/'.padEnd(length - origin, 'x')

  for (const path of [
    addressOf(8193),
    addressOf(2_000_000),
    `/api/shares?search=${'x'.repeat(8192)}`,
    `/${'a/'.repeat(9000)}`,
  ])
    expect(outcomeOf(await ask(method, path))).toEqual(problemOutcome('address-too-long'))
  expect((await ask(method, addressOf(8192))).status).not.toBe(414)
})

test('a path that cannot be decoded is a share nobody has', async () => {
  expect(outcomeOf(await backendWith(busyWorld).ask('GET', '/api/shares/%E0%A4%A'))).toEqual(
    problemOutcome('share-not-found'),
  )
})

test('F53 below a sub-path it answers there', async () => {
  const { ask } = backendWith(busyWorld, { base: '/a/b/console/' })

  expect((await ask('GET', '/a/b/console/api/shares/share-1')).body.id).toBe('share-1')
  expect(outcomeOf(await ask('GET', '/a/b/console/api/nothing'))).toEqual(problemOutcome('endpoint-not-found'))
})

test.each([
  ['S19 an error', () => new Error('secret at /srv/store.ts:12'), 'internal-error'],
  ['S19, F41 a full disk', () => new DOMException('secret', 'QuotaExceededError'), 'storage-full'],
] as const)('S19 %s in the store is a problem without a trace of it', async (_case, failure, code) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const store = {
    ...memoryStore(() => busyWorld),
    transact: () => Promise.reject(failure()),
    read: () => Promise.reject(failure()),
  }
  const { ask } = backendWith(busyWorld, { store })

  for (const answer of [
    await ask('GET', '/api/session'),
    await ask('DELETE', '/api/shares/share-1', { headers: ifMatch(2) }),
  ]) {
    expect(outcomeOf(answer)).toEqual(problemOutcome(code))
    expect(answer.text).not.toMatch(/secret|stack|\.ts/)
  }
})

test('S19 an answer that cannot be written down is a problem as well', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const unwritable = { kind: 'returned', text: 1n as unknown as string } as const
  const { ask } = backendWith(busyWorld, {
    sandbox: { limits: { seconds: 2, megabytes: 64, runSeconds: 10 }, run: async () => unwritable },
  })

  expect(outcomeOf(await ask('POST', '/api/runs', { body: { caller: owner.appId, code: '' } }))).toEqual(
    problemOutcome('internal-error'),
  )
})

test('every answer carries a request id of its own', async () => {
  const { ask } = backendWith(aWorld().world, { as: rival })
  const ids = [await ask('GET', '/api/shares/x'), await ask('GET', '/api/shares/x'), await ask('GET', '/api/x')].map(
    ({ body }) => body.requestId,
  )

  expect(new Set(ids).size).toBe(3)
})

test('two tabs act as different accounts on one world', async () => {
  const backend = backendWith(busyWorld)
  const grantee = backend.as(shop)
  await backend.ask('DELETE', '/api/shares/share-1', { headers: ifMatch(2) })

  expect((await grantee.ask('GET', '/api/session')).body).toMatchObject({
    account: { appId: shop.appId },
    counts: { received: 0, unread: 1 },
  })
  expect((await backend.ask('GET', '/api/session')).body).toMatchObject({
    account: { appId: owner.appId },
    counts: { given: 0, unread: 0 },
  })
})
