import { expect, test } from 'vitest'
import { listHistory, type HistoryEntry } from '../../../contract/history.ts'
import type { Account } from '../../../domain/accounts/account.ts'
import {
  aGrant,
  aWorld,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
} from '../../../domain/testing/aWorld.ts'
import { backendWith, ifMatch, once } from '../../testing/backendWith.ts'

const view = ({ appId, name, kind }: Account) => ({ appId, name, kind })

/** The owner shares with two, configures and revokes one of them; the other leaves; the lender shares with a third. */
async function story() {
  const asOwner = backendWith(aWorld().world)
  const share = (grantee: Account) => ({
    body: { grantee: grantee.appId, grants: [aGrant(testEnvironment, ['run.view'])] },
    headers: once(grantee.appId),
  })
  const first = (await asOwner.ask('POST', '/api/shares', share(shop))).body.id as string
  const second = (await asOwner.ask('POST', '/api/shares', share(game))).body.id as string
  await asOwner.ask('PUT', `/api/shares/${first}`, {
    body: { grants: [aGrant(prodEnvironment, ['run.view'])] },
    headers: ifMatch(1),
  })
  await asOwner.ask('DELETE', `/api/shares/${first}`, { headers: ifMatch(2) })
  await asOwner.as(game).ask('DELETE', `/api/shares/${second}`, { headers: ifMatch(1) })
  await asOwner.as(lender).ask('POST', '/api/shares', {
    body: { grantee: news.appId, grants: [aGrant(lentEnvironment)] },
    headers: once(),
  })
  await asOwner.ask('PUT', '/api/current-environment', {
    body: { environmentId: testEnvironment.id },
    headers: ifMatch(0),
  })
  const of = async (as: Account, query = '') => (await asOwner.as(as).ask('GET', `/api/history${query}`)).body
  return { first, second, of, store: asOwner.store }
}

const kindsIn = ({ items }: { items: HistoryEntry[] }) =>
  items.map(({ events }) => events.map(({ kind }) => kind).join(' '))

test('GET /api/history tells what happened to the sharing of an account, newest first, and nothing else', async () => {
  const { first, of } = await story()
  const body = await of(owner)

  expect(kindsIn(body)).toEqual([
    'share-revoked',
    'share-revoked',
    'share-configured',
    'environments-shared',
    'environments-shared',
  ])
  expect(body).toMatchObject({ total: 5, page: 1, pageSize: 20 })
  expect(body.items[2]).toEqual({
    revision: 3,
    at: expect.any(String),
    by: view(owner),
    events: [
      {
        kind: 'share-configured',
        share: { id: first, direction: 'given', other: view(shop) },
        grants: [{ environmentId: prodEnvironment.id, permissions: ['run.view'] }],
      },
    ],
  })
  expect(listHistory.response.parse(body)).toEqual(body)
})

test('GET /api/history tells all that came of one act together, to whom it happened', async () => {
  const { second, of } = await story()
  const body = await of(game)

  expect(kindsIn(body)).toEqual(['share-revoked activation-fell-back', 'environments-shared sharing-activated'])
  expect(body.items[1]).toMatchObject({
    by: view(owner),
    events: [{ share: { id: second, direction: 'received', other: view(owner) } }, { share: null, grants: [] }],
  })
})

test.each([
  ['one grantee', shop, [game, news, lender]],
  ['another grantee of the same owner', game, [shop, news, lender]],
  ['an account of another entity', rival, [owner, shop, game, news, lender]],
  ['one that others share with', news, [owner, shop, game]],
])('I14 GET /api/history says nothing to %s of what concerns others alone', async (_who, as, others) => {
  const { first, second, of } = await story()
  const asked = ['', `?share=${first}`, `?share=${second}`, '?kind=share-revoked', '?search=o', '?search=wx']
  const heard = JSON.stringify(await Promise.all(asked.map((query) => of(as, query))))

  expect(others.filter(({ appId, name }) => heard.includes(appId) || heard.includes(name))).toEqual([])
})

test.each([
  ['one share', (first: string) => `?share=${first}`, ['share-revoked', 'share-configured', 'environments-shared']],
  ['one kind', () => '?kind=environments-shared', ['environments-shared', 'environments-shared']],
  ['one kind of one share', (first: string) => `?share=${first}&kind=share-revoked`, ['share-revoked']],
  ['an environment', () => `?search=${prodEnvironment.id}`, ['share-configured']],
  ['the other side', () => `?search=${game.appId.toUpperCase()}`, ['share-revoked', 'environments-shared']],
  ['what is nowhere', () => '?search=zzz', []],
  ['another share than there is', () => '?share=share-0', []],
])('GET /api/history finds %s', async (_what, query, kinds) => {
  const { first, of } = await story()
  const body = await of(owner, query(first))

  expect(kindsIn(body)).toEqual(kinds)
  expect(body.total).toBe(kinds.length)
})

test.each([
  ['a page', '?page=2&pageSize=10', { page: 2, pageSize: 10, total: 23 }, 10],
  ['the last page for one beyond it', '?page=99&pageSize=10', { page: 3, total: 23 }, 3],
  ['a page of what is searched', `?search=${news.appId}&page=3&pageSize=10`, { page: 3, total: 23 }, 3],
])('GET /api/history gives %s', async (_what, query, expected, count) => {
  const backend = backendWith(aWorld().withShare({ grantee: news }).world)
  for (let version = 1; version <= 23; version += 1) {
    const grants = [aGrant(version % 2 === 0 ? testEnvironment : prodEnvironment, ['run.view'])]
    await backend.ask('PUT', '/api/shares/share-1', { body: { grants }, headers: ifMatch(version) })
  }
  const { body } = await backend.ask('GET', `/api/history${query}`)

  expect(body).toMatchObject(expected)
  expect(body.items).toHaveLength(count)
})

test('S37 a reset begins the history anew, and nothing else takes from it', async () => {
  const { of, store } = await story()
  await store.reset()

  expect(await of(owner)).toMatchObject({ total: 0, items: [] })
})
