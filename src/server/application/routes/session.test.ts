import { expect, test } from 'vitest'
import { getConfiguration } from '../../../contract/configuration.ts'
import { getHealth } from '../../../contract/health.ts'
import { getSession, listPersonas, switchAccount } from '../../../contract/session.ts'
import {
  aWorld,
  anAccount,
  frozen,
  game,
  lender,
  news,
  unknownAppId,
  owner,
  rival,
  shop,
} from '../../../domain/testing/aWorld.ts'
import { rowsOf } from '../../../domain/testing/refusalCases.ts'
import { standardCatalogue } from '../../../domain/sharing/permission.ts'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import { backendWith } from '../../testing/backendWith.ts'
import { refusedWith, tryOut, type RefusalsOf, type RefusedRequest } from '../../testing/problems.ts'

const entity = '茶语（深圳）餐饮管理有限公司'
const { world } = aWorld().withReceivedShare().withShare().withShare({ grantee: news, endedBy: owner })

test('GET /api/health says that the mock backend answers', async () => {
  const answer = await backendWith(world).ask('GET', '/api/health')

  expect(answer).toMatchObject({ status: 200, body: { service: 'mock-backend' } })
  expect(getHealth.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['the owner', owner, true, 'opened', { given: 1, received: 1, unread: 0 }],
  ['a grantee that never activated', shop, false, 'opened', { given: 0, received: 1, unread: 0 }],
  ['one whose share was taken back', news, false, 'opened', { given: 0, received: 0, unread: 1 }],
  ['one that has not opened cloud development', game, false, 'not-opened', { given: 0, received: 0, unread: 0 }],
])('GET /api/session shows %s itself and its counts', async (_case, as, activated, cloud, counts) => {
  const answer = await backendWith(world, { as }).ask('GET', '/api/session')

  const { appId, name, kind } = as
  expect(answer).toMatchObject({
    status: 200,
    body: { account: { appId, name, kind, entity, cloud }, activated, counts },
  })
  expect(getSession.response.parse(answer.body)).toEqual(answer.body)
})

test('GET /api/personas lists the accounts in good standing, with their entities', async () => {
  const answer = await backendWith(world).ask('GET', '/api/personas')

  expect(answer.status).toBe(200)
  expect(answer.body.items.map(({ appId }: { appId: string }) => appId)).toEqual(
    [owner, shop, news, game, lender, rival].map(({ appId }) => appId),
  )
  expect(answer.body.items[0]).toEqual({ appId: owner.appId, name: owner.name, kind: owner.kind, entity })
  expect(listPersonas.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['the first page', 'pageSize=10', { total: 18, page: 1, pageSize: 10 }, 10],
  ['the next page', 'page=2&pageSize=10', { total: 18, page: 2, pageSize: 10 }, 8],
  ['the last one for a page beyond it', 'page=999999&pageSize=10', { total: 18, page: 2 }, 8],
  ['those a name is found in, however it is written', `search=${encodeURIComponent(' 分店　Ａ ')}`, { total: 12 }, 12],
  ['the one with an AppID', `search=${shop.appId}`, { total: 1 }, 1],
  ['those of an entity', `search=${encodeURIComponent('茶语（深圳）')}&pageSize=50`, { total: 17 }, 17],
  ['none that is frozen', `search=${frozen.appId}`, { total: 0 }, 0],
])('GET /api/personas gives %s', async (_case, query, expected, count) => {
  const more = Array.from({ length: 12 }, (_, index) => anAccount(`wx00000000000000${10 + index}`, `分店 A${index}`))
  const answer = await backendWith(aWorld().withAccounts(...more).world).ask('GET', `/api/personas?${query}`)

  expect(answer.body).toMatchObject(expected)
  expect(answer.body.items).toHaveLength(count)
})

test('PUT /api/session acts as another account from then on, and changes nothing of the world', async () => {
  const { ask, store } = backendWith(world)
  const answer = await ask('PUT', '/api/session', { body: { appId: shop.appId } })

  expect(answer).toMatchObject({ status: 200, body: { appId: shop.appId } })
  expect(switchAccount.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', '/api/session')).body.account.appId).toBe(shop.appId)
  expect(await store.read()).toBe(world)
})

const refusals = {
  'account-not-found': [{ when: 'an AppID nobody has', given: { body: { appId: unknownAppId } } }],
} satisfies RefusalsOf<typeof switchAccount>

test.each(rowsOf<RefusalOf<typeof switchAccount>, RefusedRequest>(refusals))(
  'PUT /api/session refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('PUT', { world, path: '/api/session', ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)

test('GET /api/configuration gives the catalogue and the limits of this backend (rule 13)', async () => {
  const limits = {
    sharesPerAccount: 3,
    environmentsPerShare: 2,
    lookUpsPerMinute: 5,
    itemsPerKind: 7,
    recordsPerCollection: 8,
    itemKilobytes: 9,
  }
  const limited = aWorld().withLimits(limits).world
  const answer = await backendWith(limited, { as: frozen }).ask('GET', '/api/configuration')

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({ catalogue: standardCatalogue, limits })
  expect(getConfiguration.response.parse(answer.body)).toEqual(answer.body)
})
