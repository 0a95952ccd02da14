import { expect, test } from 'vitest'
import { activateSharing, deregisterSharing, getActivation, listBlockers } from '../../../contract/activation.ts'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import { now } from '../../../domain/testing/acting.ts'
import {
  aGrant,
  anAccount,
  aWorld,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  shop,
} from '../../../domain/testing/aWorld.ts'
import { rowsOf } from '../../../domain/testing/refusalCases.ts'
import { backendWith, ifMatch, once } from '../../testing/backendWith.ts'
import { refusedWith, tryOut, type RefusalsOf, type RefusedRequest } from '../../testing/problems.ts'

const start = '2024-05-20T08:00:00.000Z'
const path = '/api/activation'
const { world } = aWorld()
const { world: busy } = aWorld().withReceivedShare().withShare().withShare({ grantee: news, endedBy: news })

test.each([
  ['its own doing', owner, { by: 'account', since: start, version: 1, blockers: { given: 0, received: 0 } }],
  ['nothing yet', shop, { by: 'nobody', since: null, version: 0, blockers: { given: 0, received: 0 } }],
])('GET /api/activation tells an account of %s', async (_case, as, body) => {
  const answer = await backendWith(world, { as }).ask('GET', path)

  expect(answer).toMatchObject({ status: 200, body })
  expect(answer.headers.get('ETag')).toBe(`"${body.version}"`)
  expect(getActivation.response.parse(answer.body)).toEqual(answer.body)
})

test('GET /api/activation counts what blocks deregistering, both directions, ended shares not (rule 10)', async () => {
  const { body } = await backendWith(busy).ask('GET', path)

  expect(body.blockers).toEqual({ given: 1, received: 1 })
})

test('GET /api/activation/blockers lists what blocks deregistering, both directions, ended shares not (rule 10)', async () => {
  const { body } = await backendWith(busy).ask('GET', `${path}/blockers`)

  expect(body.items).toEqual([
    { shareId: 'share-2', direction: 'given', other: { appId: shop.appId, name: shop.name, kind: shop.kind } },
    { shareId: 'share-1', direction: 'received', other: { appId: lender.appId, name: lender.name, kind: lender.kind } },
  ])
  expect(listBlockers.response.parse(body)).toEqual(body)
})

test.each([
  ['the first page', 'page=1&pageSize=10', { total: 12, page: 1 }, 10],
  ['the next page', 'page=2&pageSize=10', { total: 12, page: 2 }, 2],
  ['the last one for a page beyond it', 'page=9&pageSize=10', { total: 12, page: 2 }, 2],
  ['those an AppID is found in', `search=${shop.appId}`, { total: 1, page: 1 }, 1],
  ['those a name is found in', `search=${encodeURIComponent(lender.name)}`, { total: 1, page: 1 }, 1],
  ['none where nothing is found', 'search=zzz', { total: 0, page: 1 }, 0],
])('GET /api/activation/blockers gives %s', async (_case, query, expected, count) => {
  const more = Array.from({ length: 10 }, (_, index) => anAccount(`wx00000000000000${10 + index}`, `分店 ${index}`))
  const { world: full } = more.reduce(
    (so, grantee) => so.withShare({ grantee }),
    aWorld()
      .withAccounts(...more)
      .withReceivedShare()
      .withShare(),
  )
  const { body } = await backendWith(full).ask('GET', `${path}/blockers?${query}`)

  expect(body).toMatchObject(expected)
  expect(body.items).toHaveLength(count)
})

test('GET /api/activation says that a share switched it on (rule 7)', async () => {
  const { body } = await backendWith(aWorld().withShare({ grantee: game }).world, { as: game }).ask('GET', path)

  expect(body).toMatchObject({ by: 'share', since: start, version: 1 })
})

test('POST /api/activation activates, once (rule 7)', async () => {
  const { ask, store, broken } = backendWith(world, { as: shop })
  const answer = await ask('POST', path, { body: {}, headers: once() })

  expect(answer).toMatchObject({
    status: 201,
    body: { by: 'account', since: now, version: 1, blockers: { given: 0, received: 0 } },
  })
  expect(activateSharing.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', path)).body).toEqual(answer.body)
  expect((await store.read()).revision).toBe(1)
  expect(await broken()).toEqual([])
})

test('F25 POST /api/activation from a second tab ends activated too, and commits nothing more', async () => {
  const first = backendWith(world, { as: shop })
  const second = first.as(shop)
  const answers = await Promise.all([
    first.ask('POST', path, { headers: once('tab-1') }),
    second.ask('POST', path, { headers: once('tab-2') }),
  ])

  expect(answers.map(({ status, body }) => [status, body.by, body.version])).toEqual([
    [201, 'account', 1],
    [201, 'account', 1],
  ])
  expect((await first.store.read()).revision).toBe(1)
})

const activationRefusals = {
  'cloud-not-opened': [{ when: 'an account without cloud development', given: { as: game } }],
} satisfies RefusalsOf<typeof activateSharing>

test.each(rowsOf<RefusalOf<typeof activateSharing>, RefusedRequest>(activationRefusals))(
  'POST /api/activation refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('POST', { world, path, headers: once(), ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)

test('DELETE /api/activation closes the feature, and it can be opened again (rule 10)', async () => {
  const { ask, broken } = backendWith(world)
  const answer = await ask('DELETE', path, { headers: ifMatch(1) })

  expect(answer).toMatchObject({
    status: 200,
    body: { by: 'nobody', since: null, version: 2, blockers: { given: 0, received: 0 } },
  })
  expect(deregisterSharing.response.parse(answer.body)).toEqual(answer.body)
  expect(await ask('POST', path, { headers: once() })).toMatchObject({
    status: 201,
    body: { by: 'account', version: 3 },
  })
  expect(await broken()).toEqual([])
})

const deregistrationRefusals = {
  'sharing-not-activated': [
    { when: 'an account that never activated', given: { as: shop } },
    { when: 'that before a stale version', given: { as: shop, headers: ifMatch(9) } },
  ],
  'shares-remain': [
    {
      when: 'B39 while a share is given',
      given: { world: aWorld().withShare().world },
      params: { total: 1, given: 1, received: 0 },
    },
    {
      when: 'B39 while a share is received',
      given: { world: aWorld().withReceivedShare().world },
      params: { total: 1, given: 0, received: 1 },
    },
    {
      when: 'B39 while shares are left in both directions',
      given: { world: aWorld().withShare().withShare({ grantee: news }).withReceivedShare().world },
      params: { total: 3, given: 2, received: 1 },
    },
    {
      when: 'F24 when a share appeared meanwhile, whatever the version',
      given: { world: aWorld().withShare().world, headers: ifMatch(7) },
      params: { total: 1, given: 1, received: 0 },
    },
    {
      when: 'one a share switched on (rule 7)',
      given: {
        world: aWorld().withShare({ owner: lender, grantee: game, grants: [aGrant(lentEnvironment)] }).world,
        as: game,
      },
      params: { total: 1, given: 0, received: 1 },
    },
  ],
  'stale-version': [
    {
      when: 'an old version',
      given: {
        headers: ifMatch(0),
        current: { by: 'account', since: start, version: 1, blockers: { given: 0, received: 0 } },
      },
    },
    {
      when: 'a version of the future',
      given: {
        headers: ifMatch(2),
        current: { by: 'account', since: start, version: 1, blockers: { given: 0, received: 0 } },
      },
    },
  ],
} satisfies RefusalsOf<typeof deregisterSharing>

test.each(rowsOf<RefusalOf<typeof deregisterSharing>, RefusedRequest>(deregistrationRefusals))(
  'DELETE /api/activation refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('DELETE', { world, path, headers: ifMatch(1), ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)
