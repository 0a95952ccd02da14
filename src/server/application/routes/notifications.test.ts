import { expect, test } from 'vitest'
import type { RefusalOf } from '../../../contract/endpoint.ts'
import { listNotifications, markAllNotificationsRead, markNotificationsRead } from '../../../contract/notification.ts'
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
  expect(answer.body).toMatchObject({ total: 2, page: 1, pageSize: 20, unread: 2, newest: 'notification-second' })
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

const many = Array.from({ length: 25 }, (_, index) => `many-${index}`)
const { world: full } = many.reduce((so, id) => so.withShare({ id, endedBy: owner }), aWorld())

test.each([
  ['a page', 'page=2&pageSize=10', { total: 25, page: 2, pageSize: 10 }, 'notification-many-14'],
  ['the last page for one beyond it', 'page=9&pageSize=10', { total: 25, page: 3 }, 'notification-many-4'],
  ['what an owner is found in', `search=${owner.appId.toUpperCase()}`, { total: 25 }, 'notification-many-24'],
  ['what an environment is found in', `search=${testEnvironment.id}`, { total: 25 }, 'notification-many-24'],
  ['nothing where nothing is found', 'search=zzz', { total: 0, unread: 25, newest: 'notification-many-24' }, undefined],
  ['unread ones', 'unread=true', { total: 25 }, 'notification-many-24'],
])('GET /api/notifications gives %s', async (_case, query, expected, first) => {
  const { body } = await backendWith(full, { as: shop }).ask('GET', `/api/notifications?${query}`)

  expect(body).toMatchObject(expected)
  expect(body.items[0]?.id).toBe(first)
})

test('GET /api/notifications leaves out what is read where only unread ones are wanted', async () => {
  const { ask } = backendWith(world, { as: shop })
  await ask('POST', path, { body: { ids: ['notification-second'] }, headers: once() })
  const { body } = await ask('GET', '/api/notifications?unread=true')

  expect(body).toMatchObject({
    total: 1,
    unread: 1,
    newest: 'notification-second',
    items: [{ id: 'notification-first' }],
  })
})

test('POST /api/notifications/read-all marks a notice and all before it, not what came meanwhile', async () => {
  const backend = backendWith(full, { as: shop })
  const sent = { body: { upTo: 'notification-many-23' }, headers: once('first') }
  const answer = await backend.ask('POST', `${path}-all`, sent)
  const again = await backend.ask('POST', `${path}-all`, { ...sent, headers: once('second') })

  expect(answer).toMatchObject({ status: 201, body: { unread: 1 } })
  expect(markAllNotificationsRead.response.parse(answer.body)).toEqual(answer.body)
  expect(again.body).toEqual(answer.body)
  expect((await backend.ask('GET', '/api/notifications?unread=true')).body.items).toMatchObject([
    { id: 'notification-many-24' },
  ])
  expect((await backend.store.read()).revision).toBe(1)
})

const refusalsOfAll = {
  'notification-not-found': [
    { when: 'up to a notice that does not exist', given: { body: { upTo: 'notification-0' } } },
    { when: "up to another's notice", given: { body: { upTo: 'notification-third' } } },
  ],
} satisfies RefusalsOf<typeof markAllNotificationsRead>

test.each(rowsOf<RefusalOf<typeof markAllNotificationsRead>, RefusedRequest>(refusalsOfAll))(
  'POST /api/notifications/read-all refuses %s: %s',
  async (_when, code, one) => {
    expect(await tryOut('POST', { world, path: `${path}-all`, as: shop, headers: once(), ...one.given })).toEqual(
      refusedWith(code, one, one.given),
    )
  },
)

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
