import { expect, test } from 'vitest'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import {
  getCurrentEnvironment,
  listOwnEnvironments,
  listReceivedEnvironments,
  switchEnvironment,
} from '../../../contract/environment.ts'
import {
  aGrant,
  aWorld,
  anEnvironment,
  cloudEnvironment,
  everyPermission,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  rivalEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../../../domain/testing/aWorld.ts'
import { rowsOf } from '../../../domain/testing/refusalCases.ts'
import { backendWith, ifMatch } from '../../testing/backendWith.ts'
import { refusedWith, tryOut, type RefusalsOf, type RefusedRequest } from '../../testing/problems.ts'

const path = '/api/current-environment'
const { world } = aWorld().withReceivedShare()

test('GET /api/environments/own lists own environments alone, never received ones (rule 3)', async () => {
  const answer = await backendWith(world).ask('GET', '/api/environments/own')

  expect(answer.status).toBe(200)
  expect(answer.body.items).toEqual([
    { id: testEnvironment.id, status: 'normal', authFunction: 'deployed', shares: 0 },
    { id: prodEnvironment.id, status: 'normal', authFunction: 'deployed', shares: 0 },
    { id: cloudEnvironment.id, status: 'normal', authFunction: 'missing', shares: 0 },
  ])
  expect(listOwnEnvironments.response.parse(answer.body)).toEqual(answer.body)
})

test('GET /api/environments/own counts the live shares each environment is in', async () => {
  const shared = aWorld()
    .withShare({ id: 'share-1', grants: [aGrant(testEnvironment), aGrant(prodEnvironment)] })
    .withShare({ id: 'share-2', grantee: news, grants: [aGrant(testEnvironment)] })
    .withShare({ id: 'share-3', grantee: game, grants: [aGrant(testEnvironment)], endedBy: game })
  const backend = backendWith(shared.world)
  const counts = async () => {
    const { body } = await backend.ask('GET', '/api/environments/own')
    return listOwnEnvironments.response.parse(body).items.map(({ shares }) => shares)
  }

  expect(await counts()).toEqual([2, 1, 0])
  await backend.ask('DELETE', '/api/shares/share-1', { headers: ifMatch(1) })
  expect(await counts()).toEqual([1, 0, 0])
})

test('GET /api/environments/received lists what others share, from whom, and what is allowed', async () => {
  const grants = [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)]
  const shared = aWorld()
    .withShare({ grants })
    .withShare({ grantee: news, grants: [aGrant(cloudEnvironment)] }).world
  const answer = await backendWith(shared, { as: shop }).ask('GET', '/api/environments/received')

  const from = { owner: { appId: owner.appId, name: owner.name, kind: owner.kind }, shareId: 'share-1' }
  expect(answer.status).toBe(200)
  expect(answer.body.items).toEqual([
    { id: testEnvironment.id, status: 'normal', authFunction: 'deployed', ...from, permissions: everyPermission },
    { id: prodEnvironment.id, status: 'normal', authFunction: 'deployed', ...from, permissions: viewOnly },
  ])
  expect(listReceivedEnvironments.response.parse(answer.body)).toEqual(answer.body)
})

test('GET /api/environments/received is empty right after the share ended (I9)', async () => {
  const backend = backendWith(aWorld().withShare().world)
  const grantee = backend.as(shop)
  const before = await grantee.ask('GET', '/api/environments/received')
  await backend.ask('DELETE', '/api/shares/share-1', { headers: ifMatch(1) })

  expect(before.body.items).toHaveLength(1)
  expect((await grantee.ask('GET', '/api/environments/received')).body).toEqual({ items: [] })
})

test.each([
  ['the first own one', owner, world, { environmentId: testEnvironment.id, version: 0 }],
  [
    'the first received one, where there is no own',
    shop,
    aWorld().withShare().world,
    { environmentId: testEnvironment.id, version: 0 },
  ],
  ['none, where there is nothing', news, world, { environmentId: null, version: 0 }],
  [
    'the chosen one',
    owner,
    aWorld().withCurrentEnvironment(owner, prodEnvironment).world,
    { environmentId: prodEnvironment.id, version: 1 },
  ],
  [
    'no chosen one that was taken back',
    owner,
    aWorld().withReceivedShare({ endedBy: lender }).withCurrentEnvironment(owner, lentEnvironment).world,
    { environmentId: testEnvironment.id, version: 1 },
  ],
])('GET /api/current-environment is %s', async (_case, as, given, body) => {
  const answer = await backendWith(given, { as }).ask('GET', path)

  expect(answer).toMatchObject({ status: 200, body })
  expect(answer.headers.get('ETag')).toBe(`"${body.version}"`)
  expect(getCurrentEnvironment.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['own', prodEnvironment.id],
  ['received', lentEnvironment.id],
])('PUT /api/current-environment switches to an %s environment', async (_case, environmentId) => {
  const { ask, store } = backendWith(world)
  const answer = await ask('PUT', path, { body: { environmentId }, headers: ifMatch(0) })

  expect(answer).toMatchObject({ status: 200, body: { environmentId, version: 1 } })
  expect(answer.headers.get('ETag')).toBe('"1"')
  expect(switchEnvironment.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', path)).body).toEqual(answer.body)
  expect((await store.read()).revision).toBe(1)
})

test('PUT /api/current-environment to the chosen one commits nothing (I10)', async () => {
  const chosen = aWorld().withCurrentEnvironment(owner, prodEnvironment).world
  const { ask, store } = backendWith(chosen)
  const answer = await ask('PUT', path, { body: { environmentId: prodEnvironment.id }, headers: ifMatch(1) })

  expect(answer).toMatchObject({ status: 200, body: { environmentId: prodEnvironment.id, version: 1 } })
  expect(await store.read()).toBe(chosen)
})

const unknown = (environmentId: string) => ({ params: { name: environmentId }, field: 'environmentId' })
const refusals = {
  'environment-not-found': [
    {
      when: 'an environment that does not exist',
      given: { body: { environmentId: 'test-000000' } },
      ...unknown('test-000000'),
    },
    {
      when: 'a share that was not given to the asker',
      given: { as: news, body: { environmentId: testEnvironment.id } },
      ...unknown(testEnvironment.id),
    },
    {
      when: "B24 another entity's environment",
      given: { body: { environmentId: rivalEnvironment.id } },
      ...unknown(rivalEnvironment.id),
    },
    {
      when: 'one that was taken back (I9)',
      given: {
        world: aWorld().withReceivedShare({ endedBy: lender }).world,
        body: { environmentId: lentEnvironment.id },
      },
      ...unknown(lentEnvironment.id),
    },
  ],
  'stale-version': [
    {
      when: 'a version of the future',
      given: { headers: ifMatch(1), current: { environmentId: testEnvironment.id, version: 0 } },
    },
    {
      when: 'a version from before a switch',
      given: {
        world: aWorld()
          .withEnvironments(anEnvironment('spare-1a2b3c', owner))
          .withCurrentEnvironment(owner, cloudEnvironment).world,
        current: { environmentId: cloudEnvironment.id, version: 1 },
      },
    },
  ],
} satisfies RefusalsOf<typeof switchEnvironment>

test.each(rowsOf<RefusalOf<typeof switchEnvironment>, RefusedRequest>(refusals))(
  'PUT /api/current-environment refuses %s: %s',
  async (_when, code, one) => {
    expect(
      await tryOut('PUT', {
        world,
        path,
        body: { environmentId: prodEnvironment.id },
        headers: ifMatch(0),
        ...one.given,
      }),
    ).toEqual(refusedWith(code, one, one.given))
  },
)
