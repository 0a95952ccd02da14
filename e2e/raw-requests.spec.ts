import type { Page } from '@playwright/test'
import {
  aGrant,
  aWorld,
  frozen,
  game,
  lender,
  lentEnvironment,
  news,
  unknownAppId,
  owner,
  prodEnvironment,
  rival,
  rivalEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../src/domain/testing/aWorld.ts'
import { rowRefusals, worldFor, type RowCode, type WrongRows } from '../src/server/testing/rowRefusals.ts'
import { ask, type Sent } from './ask.ts'
import { actAs, expect, test } from './fixtures.ts'

// A user who types `fetch` into the browser's console can do no more than the screens allow.

const withKey = (key = 'key-1') => ({ 'Idempotency-Key': key })
const basedOn = (version: number) => ({ 'If-Match': `"${version}"` })
const allShares = (page: Page, direction = 'given') =>
  ask(page, 'GET', `/api/shares?direction=${direction}&page=1&pageSize=50&sort=name`).then(({ body }) => body)

/** Sends it, expects this refusal, and that nothing has changed. */
async function refused(
  page: Page,
  [method, path, sent]: Parameters<typeof ask> extends [Page, ...infer Rest] ? Rest : never,
  code: string,
  status: number,
) {
  const before = await allShares(page)
  const answer = await ask(page, method, path, sent)
  expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { code, status } })
  expect(answer.text).not.toMatch(/ at .*:\d+:\d+|stack/)
  expect(await allShares(page)).toEqual(before)
  return answer
}

test("another account's environment cannot be shared, whoever it belongs to", async ({ page, given }) => {
  await given(aWorld().withReceivedShare())
  await page.goto('/sharing/given')
  const share = (environment: typeof testEnvironment): Parameters<typeof refused>[1] => [
    'POST',
    '/api/shares',
    { body: { grantee: shop.appId, grants: [aGrant(testEnvironment), aGrant(environment)] }, headers: withKey() },
  ]

  const received = await refused(page, share(lentEnvironment), 'environment-not-own', 403)
  expect(received.body['fieldErrors']).toMatchObject([{ field: 'grants.1.environmentId' }])
  const foreign = await refused(page, share(rivalEnvironment), 'environment-not-found', 404)
  const invented = await refused(
    page,
    share({ ...rivalEnvironment, id: 'coffee-000000' }),
    'environment-not-found',
    404,
  )
  const without = (text: string) =>
    text
      .replace(/request-[\w-]+/, '')
      .replaceAll(rivalEnvironment.id, '')
      .replaceAll('coffee-000000', '')
  expect(without(foreign.text)).toBe(without(invented.text))
})

test('nothing can be shared across entities, with oneself, with nobody or a frozen account, and the other entity stays hidden', async ({
  page,
  given,
}) => {
  await given(aWorld().withLimits({ lookUpsPerMinute: 20 }).withShare({ grantee: news }))
  await page.goto('/sharing/given')
  const cases: [string, string, number][] = [
    [rival.appId, 'other-entity', 403],
    [owner.appId, 'self', 422],
    [unknownAppId, 'account-not-found', 404],
    [frozen.appId, 'account-frozen', 422],
    [news.appId, 'already-shared', 409],
    ['wx123', 'app-id-malformed', 422],
    [`' OR 1=1--`, 'app-id-malformed', 422],
  ]

  for (const [grantee, code, status] of cases) {
    const answer = await refused(
      page,
      ['POST', '/api/shares', { body: { grantee, grants: [aGrant(testEnvironment)] }, headers: withKey() }],
      code,
      status,
    )
    expect(answer.text).not.toContain(rival.name)
    const lookUp = await ask(page, 'GET', `/api/account-look-up?appId=${encodeURIComponent(grantee)}`)
    expect(lookUp.body['code']).toBe(code)
    expect(lookUp.text).not.toContain(rival.name)
  }
})

test('B37 B38 the grantee cannot change a share: neither its environments nor its permissions', async ({
  page,
  given,
}) => {
  await given(aWorld().withShare({ grants: [aGrant(testEnvironment, viewOnly), aGrant(prodEnvironment)] }))
  await actAs(page, shop, '/sharing/received')
  const configure = (grants: unknown[]): Parameters<typeof refused>[1] => [
    'PUT',
    '/api/shares/share-1',
    { body: { grants }, headers: basedOn(1) },
  ]

  await refused(page, configure([aGrant(testEnvironment, viewOnly)]), 'only-owner-removes-environments', 403)
  await refused(
    page,
    configure([aGrant(testEnvironment), aGrant(prodEnvironment)]),
    'only-owner-changes-permissions',
    403,
  )
  expect((await ask(page, 'GET', '/api/shares/share-1')).version).toBe('"1"')
})

test('B36 a share of others answers exactly as one that does not exist', async ({ page, given }) => {
  await given(aWorld().withShare())
  await actAs(page, rival)

  for (const [method, sent] of [
    ['GET', {}],
    ['PUT', { body: { grants: [aGrant(rivalEnvironment)] }, headers: basedOn(1) }],
    ['DELETE', { headers: basedOn(1) }],
  ] as [string, Sent][]) {
    const others = await refused(page, [method, '/api/shares/share-1', sent], 'share-not-found', 404)
    const missing = await refused(page, [method, '/api/shares/share-9', sent], 'share-not-found', 404)
    expect(others.text.replace(/request-[\w-]+/, '')).toBe(missing.text.replace(/request-[\w-]+/, ''))
  }
})

test('a stale version is refused with what is current, a missing one too, and neither changes anything', async ({
  page,
  given,
}) => {
  await given(aWorld().withShare({ version: 3 }))
  await page.goto('/sharing/given')
  const body = { grants: [aGrant(prodEnvironment)] }

  const stale = await refused(page, ['PUT', '/api/shares/share-1', { body, headers: basedOn(2) }], 'stale-version', 412)
  expect(stale.body['current']).toMatchObject({ id: 'share-1', version: 3 })
  await refused(page, ['PUT', '/api/shares/share-1', { body, headers: basedOn(4) }], 'stale-version', 412)
  await refused(page, ['DELETE', '/api/shares/share-1', { headers: basedOn(1) }], 'stale-version', 412)
  for (const written of ['"03"', '"0"', '"9007199254740993"'])
    await refused(
      page,
      ['PUT', '/api/shares/share-1', { body, headers: { 'If-Match': written } }],
      'stale-version',
      412,
    )
  await refused(page, ['PUT', '/api/shares/share-1', { body }], 'version-required', 428)
  await refused(page, ['DELETE', '/api/shares/share-1'], 'version-required', 428)

  expect(await ask(page, 'PUT', '/api/shares/share-1', { body, headers: basedOn(3) })).toMatchObject({
    status: 200,
    version: '"4"',
  })
})

test('what was revoked stays so: neither side can use or change it any more', async ({ page, given }) => {
  await given(aWorld().withShare().withReceivedShare({ id: 'share-9', endedBy: lender }))
  await page.goto('/sharing/given')

  expect(await ask(page, 'DELETE', '/api/shares/share-1', { headers: basedOn(1) })).toMatchObject({ status: 200 })
  await refused(
    page,
    ['PUT', '/api/shares/share-1', { body: { grants: [aGrant(testEnvironment)] }, headers: basedOn(2) }],
    'share-ended',
    410,
  )
  await refused(page, ['DELETE', '/api/shares/share-1', { headers: basedOn(2) }], 'share-ended', 410)
  await refused(
    page,
    ['PUT', '/api/current-environment', { body: { environmentId: lentEnvironment.id }, headers: basedOn(0) }],
    'environment-not-found',
    404,
  )
  expect(await ask(page, 'GET', '/api/environments/received')).toMatchObject({ body: { items: [] } })
})

test('a create needs a key, a repeat gets the first answer, and a key belongs to one request', async ({
  page,
  given,
}) => {
  await given(aWorld())
  await page.goto('/sharing/given')
  const body = { grantee: shop.appId, grants: [aGrant(testEnvironment)] }

  await refused(page, ['POST', '/api/shares', { body }], 'key-required', 400)
  for (const key of ['k'.repeat(256), 'k'.repeat(20_000), 'a key'])
    await refused(page, ['POST', '/api/shares', { body, headers: withKey(key) }], 'key-invalid', 400)
  // On its way through the worker such a header may be lost: it is refused in either case.
  for (const key of ['ÿ', 'k'.repeat(2_000_000)])
    expect((await ask(page, 'POST', '/api/shares', { body, headers: withKey(key) })).status).toBe(400)
  const first = await ask(page, 'POST', '/api/shares', { body, headers: withKey() })
  expect(first).toMatchObject({ status: 201, replayed: null })
  expect(await ask(page, 'POST', '/api/shares', { body, headers: withKey() })).toMatchObject({
    status: 201,
    replayed: 'true',
    body: first.body,
  })
  await refused(
    page,
    ['POST', '/api/shares', { body: { ...body, grantee: news.appId }, headers: withKey() }],
    'key-reused',
    422,
  )
  expect(await allShares(page)).toMatchObject({ total: 1 })
  expect(await ask(page, 'GET', '/api/operations/key-1')).toMatchObject({ body: { state: 'committed' } })
  expect(await ask(page, 'GET', '/api/operations/key-2')).toMatchObject({ body: { state: 'not-found' } })
})

test('B39 the feature cannot be ended while shares are left, in either direction', async ({ page, given }) => {
  await given(aWorld().withShare().withShare({ grantee: news }).withReceivedShare())
  await page.goto('/sharing/given')
  const deregister: Parameters<typeof refused>[1] = ['DELETE', '/api/activation', { headers: basedOn(1) }]

  const three = await refused(page, deregister, 'shares-remain', 409)
  expect(three.body['params']).toMatchObject({ total: 3, given: 2, received: 1 })
  await actAs(page, news)
  await refused(page, ['DELETE', '/api/activation', { headers: basedOn(0) }], 'sharing-not-activated', 409)
})

test('an account that has not activated cannot share, one without cloud development cannot activate', async ({
  page,
  given,
}) => {
  await given(aWorld().withoutActivation(owner))
  await page.goto('/sharing/given')
  await refused(
    page,
    ['POST', '/api/shares', { body: { grantee: shop.appId, grants: [aGrant(testEnvironment)] }, headers: withKey() }],
    'sharing-not-activated',
    409,
  )
  await actAs(page, game)
  await refused(page, ['POST', '/api/activation', { body: {}, headers: withKey() }], 'cloud-not-opened', 403)
})

test('keys nobody knows, a body that is no JSON, wrong types, methods and addresses are refused', async ({
  page,
  given,
}) => {
  await given(aWorld().withShare())
  await page.goto('/sharing/given')
  const good = { grantee: news.appId, grants: [aGrant(testEnvironment)] }

  for (const more of [
    { owner: shop.appId },
    { version: 9 },
    { status: 'ended' },
    { id: 'share-9' },
    { constructor: 1 },
  ]) {
    await refused(
      page,
      ['POST', '/api/shares', { body: { ...good, ...more }, headers: withKey() }],
      'malformed-request',
      422,
    )
    await refused(
      page,
      ['PUT', '/api/shares/share-1', { body: { grants: good.grants, ...more }, headers: basedOn(1) }],
      'malformed-request',
      422,
    )
  }
  await refused(
    page,
    ['POST', '/api/shares', { text: '{"__proto__":{"polluted":true}}', headers: withKey() }],
    'malformed-request',
    422,
  )
  await refused(page, ['POST', '/api/shares', { text: '{', headers: withKey() }], 'malformed-request', 422)
  for (const grants of [
    null,
    'all',
    [null],
    [{ environmentId: testEnvironment.id, permissions: 'run.view' }],
    [{ environmentId: 1, permissions: [] }],
  ]) {
    await refused(
      page,
      ['POST', '/api/shares', { body: { ...good, grants }, headers: withKey() }],
      'malformed-request',
      422,
    )
  }
  await refused(
    page,
    ['POST', '/api/shares', { body: good, headers: { ...withKey(), 'Content-Type': 'text/plain' } }],
    'unsupported-media-type',
    415,
  )
  await refused(page, ['PATCH', '/api/shares/share-1', { body: good }], 'method-not-allowed', 405)
  await refused(page, ['GET', '/api/secrets'], 'endpoint-not-found', 404)
})

const cases = (Object.entries(rowRefusals) as [RowCode, WrongRows[]][]).flatMap(([code, rows]) =>
  rows.map((wrong) => ({ code, wrong })),
)

for (const { code, wrong } of cases) {
  test(`${wrong.when} is refused alike when sharing and when configuring`, async ({ page, given }) => {
    await given({
      ...aWorld(),
      world: worldFor(wrong, (world) => world.withShare({ grantee: news, grants: [aGrant(testEnvironment)] })),
    })
    await page.goto('/sharing/given')
    const status = { 'environment-not-found': 404, 'environment-not-own': 403 }[code as string] ?? 422
    const said = { fieldErrors: [{ field: wrong.field, code, params: wrong.params ?? {} }] }

    const sharing = await refused(
      page,
      ['POST', '/api/shares', { body: { grantee: shop.appId, grants: wrong.grants }, headers: withKey() }],
      code,
      status,
    )
    const configuring = await refused(
      page,
      ['PUT', '/api/shares/share-1', { body: { grants: wrong.grants }, headers: basedOn(1) }],
      code,
      status,
    )
    expect(sharing.body).toMatchObject(said)
    expect(configuring.body).toMatchObject(said)
  })
}
