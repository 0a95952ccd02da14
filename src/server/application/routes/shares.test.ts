import { expect, test } from 'vitest'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import { getShare, listShares } from '../../../contract/share.ts'
import { configureShare, revokeShare, shareEnvironments } from '../../../contract/shareWrites.ts'
import { now } from '../../../domain/testing/acting.ts'
import {
  aGrant,
  aWorld,
  anEnvironment,
  cloudEnvironment,
  everyPermission,
  frozen,
  game,
  news,
  unknownAppId,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
  viewOnly,
} from '../../../domain/testing/aWorld.ts'
import { rowsOf } from '../../../domain/testing/refusalCases.ts'
import { backendWith, ifMatch, once } from '../../testing/backendWith.ts'
import { refusedWith, tryOut, type RefusalsOf, type RefusedRequest } from '../../testing/problems.ts'
import { rowRefusals, type RowCode } from '../../testing/rowRefusals.ts'

const start = '2024-05-20T08:00:00.000Z'
const { world: fresh } = aWorld()
const { world: shared } = aWorld().withShare({
  grants: [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)],
  version: 3,
})
const path = '/api/shares/share-1'

const viewed = {
  id: 'share-1',
  version: 3,
  owner: { appId: owner.appId, name: owner.name, kind: owner.kind },
  grantee: { appId: shop.appId, name: shop.name, kind: shop.kind },
  grants: [
    {
      environment: { id: testEnvironment.id, status: 'normal', authFunction: 'deployed' },
      permissions: everyPermission,
    },
    { environment: { id: prodEnvironment.id, status: 'normal', authFunction: 'deployed' }, permissions: viewOnly },
  ],
  createdAt: start,
  updatedAt: start,
}

test.each([
  ['owner', owner, 'given'],
  ['grantee', shop, 'received'],
])('GET /api/shares shows the %s its share', async (_side, as, direction) => {
  const answer = await backendWith(shared, { as }).ask('GET', `/api/shares?direction=${direction}`)

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    items: [{ ...viewed, direction, similarName: false }],
    total: 1,
    totalUnfiltered: 1,
    page: 1,
    pageSize: 20,
    environments: [prodEnvironment.id, testEnvironment.id],
  })
  expect(listShares.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['owner', owner, 'given'],
  ['grantee', shop, 'received'],
])('GET /api/shares/:shareId shows the %s the same share in the same version (I6)', async (_side, as, direction) => {
  const answer = await backendWith(shared, { as }).ask('GET', path)

  expect(answer).toMatchObject({ status: 200, body: { ...viewed, direction } })
  expect(answer.headers.get('ETag')).toBe('"3"')
  expect(getShare.response.parse(answer.body)).toEqual(answer.body)
})

const unreachable = (method: string) =>
  [
    { when: `B36 ${method} of a share that does not exist`, given: { path: '/api/shares/share-0' } },
    { when: `B36 ${method} of another's share`, given: { as: news } },
    { when: `B36 ${method} of another entity's share`, given: { as: rival } },
    {
      when: `B36 ${method} of another's ended share`,
      given: { world: aWorld().withShare({ endedBy: owner }).world, as: news },
    },
  ] as const
const ended = [
  {
    when: 'one the owner ended',
    given: { world: aWorld().withShare({ endedBy: owner }).world },
    params: { by: 'owner' },
  },
  {
    when: 'F31 one the grantee left',
    given: { world: aWorld().withShare({ endedBy: shop }).world },
    params: { by: 'grantee' },
  },
  {
    when: 'one the owner ended, to the grantee',
    given: { world: aWorld().withShare({ endedBy: owner }).world, as: shop },
    params: { by: 'owner' },
  },
] as const

const getRefusals = { 'share-not-found': [...unreachable('GET')], 'share-ended': [...ended] } satisfies RefusalsOf<
  typeof getShare
>

test.each(rowsOf<RefusalOf<typeof getShare>, RefusedRequest>(getRefusals))(
  'GET /api/shares/:shareId refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('GET', { world: shared, path, ...one.given })).toEqual(refusedWith(code, one, one.given))
  },
)

const sharing = { grantee: shop.appId, grants: [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)] }

test('POST /api/shares shares, and both sides see it at once (I6)', async () => {
  const { ask, as, broken } = backendWith(fresh)
  const answer = await ask('POST', '/api/shares', { body: sharing, headers: once() })

  const id = `new-share-${owner.appId}-2`
  expect(answer.status).toBe(201)
  expect(answer.body).toEqual({ ...viewed, id, direction: 'given', version: 1, createdAt: now, updatedAt: now })
  expect(answer.headers.get('ETag')).toBe('"1"')
  expect(shareEnvironments.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', '/api/shares?direction=given')).body.items).toEqual([{ ...answer.body, similarName: false }])
  expect((await as(shop).ask('GET', '/api/shares?direction=received')).body.items).toEqual([
    { ...answer.body, direction: 'received', similarName: false },
  ])
  expect(await broken()).toEqual([])
})

test.each([
  ['B06 upper case', shop, 'WXE0E2656D74F0BFF3'],
  ['B02 invisible characters', shop, ' wxe0\u200be2656d74f0bff3\n'],
  ['an official account', news, news.appId],
  ['an account without cloud development, which it activates (rule 7)', game, game.appId],
])('POST /api/shares takes %s', async (_case, account, grantee) => {
  const { ask, broken } = backendWith(fresh)
  const answer = await ask('POST', '/api/shares', { body: { ...sharing, grantee }, headers: once() })

  expect(answer).toMatchObject({ status: 201, body: { grantee: { appId: account.appId } } })
  expect(await broken()).toEqual([])
})

test('POST /api/shares again after the share ended makes a new one', async () => {
  const { ask, broken } = backendWith(aWorld().withShare({ endedBy: shop }).world)
  const answer = await ask('POST', '/api/shares', { body: sharing, headers: once() })

  expect(answer).toMatchObject({ status: 201, body: { version: 1 } })
  expect(answer.body.id).not.toBe('share-1')
  expect(await broken()).toEqual([])
})

const sharingRefusals = {
  'sharing-not-activated': [{ when: 'an account that has not activated (rule 7)', given: { as: shop } }],
  'app-id-malformed': [
    {
      when: 'B01 no AppID',
      given: { body: { ...sharing, grantee: '' } },
      params: { fault: 'empty' },
      field: 'grantee',
    },
    {
      when: 'B10 100 kB',
      given: { body: { ...sharing, grantee: 'x'.repeat(100_000) } },
      params: { fault: 'too-long' },
      field: 'grantee',
    },
  ],
  self: [{ when: 'B11 itself (rule 2)', given: { body: { ...sharing, grantee: owner.appId } }, field: 'grantee' }],
  'account-not-found': [
    { when: 'B12 an AppID nobody has', given: { body: { ...sharing, grantee: unknownAppId } }, field: 'grantee' },
  ],
  'account-frozen': [
    { when: 'B13 a frozen account', given: { body: { ...sharing, grantee: frozen.appId } }, field: 'grantee' },
  ],
  'other-entity': [
    {
      when: 'B12b an account of another entity (rule 1)',
      given: { body: { ...sharing, grantee: rival.appId } },
      field: 'grantee',
    },
  ],
  'already-shared': [
    {
      when: 'B14 a second share with one grantee (rule 4)',
      given: { world: shared },
      params: { shareId: 'share-1' },
      field: 'grantee',
    },
  ],
  'too-many-shares': [
    {
      when: 'more shares than the limit (rule 13)',
      given: { world: aWorld().withLimits({ sharesPerAccount: 1 }).withShare({ grantee: news }).world },
      params: { max: 1 },
    },
  ],
} satisfies Omit<RefusalsOf<typeof shareEnvironments>, RowCode>

test.each(rowsOf<Exclude<RefusalOf<typeof shareEnvironments>, RowCode>, RefusedRequest>(sharingRefusals))(
  'POST /api/shares refuses %s: %s',
  async (_when, code, one) => {
    expect(
      await tryOut('POST', { world: fresh, path: '/api/shares', body: sharing, headers: once(), ...one.given }),
    ).toEqual(refusedWith(code, one, one.given))
  },
)

test('PUT /api/shares/:shareId adds, removes and changes rows in one commit (rule 8)', async () => {
  const { ask, as, store, broken } = backendWith(shared)
  const grants = [aGrant(prodEnvironment), aGrant(cloudEnvironment, ['functions.invoke'])]
  const answer = await ask('PUT', path, { body: { grants }, headers: ifMatch(3) })

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    ...viewed,
    direction: 'given',
    version: 4,
    updatedAt: now,
    grants: [
      {
        environment: { id: prodEnvironment.id, status: 'normal', authFunction: 'deployed' },
        permissions: everyPermission,
      },
      {
        environment: { id: cloudEnvironment.id, status: 'normal', authFunction: 'missing' },
        permissions: ['functions.invoke'],
      },
    ],
  })
  expect(answer.headers.get('ETag')).toBe('"4"')
  expect(configureShare.response.parse(answer.body)).toEqual(answer.body)
  expect((await as(shop).ask('GET', path)).body).toEqual({ ...answer.body, direction: 'received' })
  expect((await store.read()).revision).toBe(1)
  expect(await broken()).toEqual([])
})

test('PUT /api/shares/:shareId with the same rows in another order commits nothing (I10)', async () => {
  const { ask, store } = backendWith(shared)
  const grants = [aGrant(prodEnvironment, viewOnly.toReversed()), aGrant(testEnvironment)]
  const answer = await ask('PUT', path, { body: { grants }, headers: ifMatch(3) })

  expect(answer).toMatchObject({ status: 200, body: { version: 3 } })
  expect(await store.read()).toBe(shared)
})

test('PUT /api/shares/:shareId may keep an environment that expired meanwhile', async () => {
  const expired = anEnvironment('old-1a2b3c', owner, { status: 'expired' })
  const kept = aWorld()
    .withEnvironments(expired)
    .withShare({ grants: [aGrant(expired), aGrant(testEnvironment)] }).world
  const answer = await backendWith(kept).ask('PUT', path, { body: { grants: [aGrant(expired)] }, headers: ifMatch(1) })

  expect(answer).toMatchObject({
    status: 200,
    body: { grants: [{ environment: { id: expired.id, status: 'expired' } }] },
  })
})

const configuring = { grants: [aGrant(testEnvironment)] }
const current = { ...viewed, direction: 'given' }
const configureRefusals = {
  'share-not-found': [...unreachable('PUT')],
  'share-ended': [...ended],
  'only-owner-removes-environments': [{ when: 'B37 the grantee removing an environment', given: { as: shop } }],
  'only-owner-changes-permissions': [
    {
      when: 'B38 the grantee changing permissions',
      given: { as: shop, body: { grants: [aGrant(testEnvironment), aGrant(prodEnvironment)] } },
    },
    {
      when: 'B38 the grantee, before a stale version',
      given: { as: shop, body: { grants: sharing.grants }, headers: ifMatch(1) },
    },
  ],
  'stale-version': [
    { when: 'F30 a version from before a change, saying what is current', given: { headers: ifMatch(2), current } },
    { when: 'a version of the future', given: { headers: ifMatch(4), current } },
    { when: 'a stale version before wrong rows', given: { headers: ifMatch(1), body: { grants: [] }, current } },
  ],
} satisfies Omit<RefusalsOf<typeof configureShare>, RowCode>

test.each(rowsOf<Exclude<RefusalOf<typeof configureShare>, RowCode>, RefusedRequest>(configureRefusals))(
  'PUT /api/shares/:shareId refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('PUT', { world: shared, path, body: configuring, headers: ifMatch(3), ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)

test.each([
  ['owner', owner],
  ['grantee', shop],
])('DELETE /api/shares/:shareId ends it for both sides when the %s asks (rule 8)', async (side, by) => {
  const { ask, as, store, broken } = backendWith(shared, { as: by })
  const answer = await ask('DELETE', path, { headers: ifMatch(3) })

  expect(answer).toMatchObject({ status: 200, body: { shareId: 'share-1' } })
  expect(revokeShare.response.parse(answer.body)).toEqual(answer.body)
  expect((await as(owner).ask('GET', '/api/shares?direction=given')).body.totalUnfiltered).toBe(0)
  expect((await as(shop).ask('GET', '/api/shares?direction=received')).body.totalUnfiltered).toBe(0)
  expect((await as(shop).ask('GET', path)).body).toMatchObject({ code: 'share-ended', params: { by: side } })
  expect((await store.read()).revision).toBe(1)
  expect(await broken()).toEqual([])
})

const revokeRefusals = {
  'share-not-found': [...unreachable('DELETE')],
  'share-ended': [...ended],
  'stale-version': [
    { when: 'a version from before a change, saying what is current', given: { headers: ifMatch(2), current } },
    {
      when: "the grantee's stale version",
      given: { as: shop, headers: ifMatch(1), current: { ...viewed, direction: 'received' } },
    },
  ],
} satisfies RefusalsOf<typeof revokeShare>

test.each(rowsOf<RefusalOf<typeof revokeShare>, RefusedRequest>(revokeRefusals))(
  'DELETE /api/shares/:shareId refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('DELETE', { world: shared, path, headers: ifMatch(3), ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)

test('the tables here and those of wrong rows hold every refusal of the contract', () => {
  expect([...Object.keys(sharingRefusals), ...Object.keys(rowRefusals)].toSorted()).toEqual(
    shareEnvironments.refusals.toSorted(),
  )
  expect([...Object.keys(configureRefusals), ...Object.keys(rowRefusals)].toSorted()).toEqual(
    configureShare.refusals.toSorted(),
  )
})
