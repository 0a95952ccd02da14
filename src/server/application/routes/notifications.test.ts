import { expect, test } from 'vitest'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import { listNotifications, markNotificationsRead } from '../../../contract/notification.ts'
import { now } from '../../../domain/testing/acting.ts'
import {
  aGrant,
  aWorld,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
} from '../../../domain/testing/aWorld.ts'
import { rowsOf } from '../../../domain/testing/refusalCases.ts'
import { backendWith, ifMatch, once } from '../../testing/backendWith.ts'
import { refusedWith, tryOut, type RefusalsOf, type RefusedRequest } from '../../testing/problems.ts'

const start = '2024-05-20T08:00:00.000Z'
const path = '/api/notifications/read'
const { world } = aWorld()
  .withShare({ id: 'first', grants: [aGrant(testEnvironment), aGrant(prodEnvironment)], endedBy: owner })
  .withShare({ id: 'second', owner: lender, grants: [aGrant(lentEnvironment)], endedBy: lender })
  .withShare({ id: 'third', grantee: news, endedBy: owner })
const ids = ['notification-first', 'notification-second']

test("GET /api/notifications lists one's own notices, newest first", async () => {
  const answer = await backendWith(world, { as: shop }).ask('GET', '/api/notifications')

  expect(answer.status).toBe(200)
  expect(answer.body.items).toEqual([
    {
      id: 'notification-second',
      owner: { appId: lender.appId, name: lender.name },
      environmentIds: [lentEnvironment.id],
      at: start,
      readAt: null,
    },
    {
      id: 'notification-first',
      owner: { appId: owner.appId, name: owner.name },
      environmentIds: [testEnvironment.id, prodEnvironment.id],
      at: start,
      readAt: null,
    },
  ])
  expect(listNotifications.response.parse(answer.body)).toEqual(answer.body)
})

test.each([
  ['owner', owner, 1],
  ['grantee', shop, 0],
])('after the %s took a share back, the grantee finds %i notices', async (_side, by, count) => {
  const backend = backendWith(aWorld().withShare().world, { as: by })
  await backend.ask('DELETE', '/api/shares/share-1', { headers: ifMatch(1) })

  expect((await backend.as(shop).ask('GET', '/api/notifications')).body.items).toHaveLength(count)
  expect((await backend.as(owner).ask('GET', '/api/notifications')).body.items).toHaveLength(0)
})

test('POST /api/notifications/read marks notices, and repeating it commits nothing', async () => {
  const { ask, store } = backendWith(world, { as: shop })
  const answer = await ask('POST', path, { body: { ids }, headers: once('first') })
  const again = await ask('POST', path, { body: { ids }, headers: once('second') })

  expect(answer).toMatchObject({ status: 201, body: { ids } })
  expect(markNotificationsRead.response.parse(answer.body)).toEqual(answer.body)
  expect(again.body).toEqual(answer.body)
  expect((await ask('GET', '/api/notifications')).body.items).toMatchObject([{ readAt: now }, { readAt: now }])
  expect((await ask('GET', '/api/session')).body.counts.unread).toBe(0)
  expect((await store.read()).revision).toBe(1)
})

const refusals = {
  'notification-not-found': [
    { when: 'a notice that does not exist', given: { body: { ids: ['notification-0'] } } },
    { when: "another's notice", given: { body: { ids: ['notification-third'] } } },
    { when: "all, when one of them is another's", given: { body: { ids: [...ids, 'notification-third'] } } },
    { when: 'a notice, asked by the owner who caused it', given: { as: owner, body: { ids } } },
  ],
} satisfies RefusalsOf<typeof markNotificationsRead>

test.each(rowsOf<RefusalOf<typeof markNotificationsRead>, RefusedRequest>(refusals))(
  'POST /api/notifications/read refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('POST', { world, path, as: shop, headers: once(), ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)
