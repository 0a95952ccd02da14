import { expect, test } from 'vitest'
import {
  aGrant,
  aWorld,
  anEnvironment,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  rival,
  rivalEnvironment,
  shop,
  testEnvironment,
} from '../domain/testing/aWorld.ts'
import type { World } from '../domain/world/world.ts'
import { backendWith, ifMatch, once, type Sent } from './testing/backendWith.ts'
import { outcomeOf, problemOutcome, refusedWith, tryOut } from './testing/problems.ts'

// What no screen offers, sent by hand ("Must show" 3): the backend is the guard.
const shared = aWorld()
  .withReceivedShare()
  .withShare({ grants: [aGrant(testEnvironment)], version: 3 }).world
const path = '/api/shares/share-2'
const create = (grantee: string, environmentId: string): Sent => ({
  body: { grantee, grants: [{ environmentId, permissions: ['run.view'] }] },
  headers: once(),
})
const inRow = (environmentId: string) => ({ params: { name: environmentId }, field: 'grants.0.environmentId' })

test.each([
  [
    "share another's environment that is shared with one (B23)",
    owner,
    'POST',
    '/api/shares',
    create(news.appId, lentEnvironment.id),
    'environment-not-own',
    { params: { name: lentEnvironment.id, owner: lender.name }, field: 'grants.0.environmentId' },
  ],
  [
    "share another's environment of the same entity (B24)",
    lender,
    'POST',
    '/api/shares',
    create(news.appId, testEnvironment.id),
    'environment-not-found',
    inRow(testEnvironment.id),
  ],
  [
    "share another entity's environment (B24)",
    owner,
    'POST',
    '/api/shares',
    create(news.appId, rivalEnvironment.id),
    'environment-not-found',
    inRow(rivalEnvironment.id),
  ],
  [
    'share across entities (B12b)',
    owner,
    'POST',
    '/api/shares',
    create(rival.appId, testEnvironment.id),
    'other-entity',
    { field: 'grantee' },
  ],
  [
    'share across entities, from the other side',
    rival,
    'POST',
    '/api/shares',
    create(owner.appId, rivalEnvironment.id),
    'other-entity',
    { field: 'grantee' },
  ],
  [
    "add another's environment to one's own share",
    owner,
    'PUT',
    path,
    { body: { grants: [aGrant(lentEnvironment)] }, headers: ifMatch(3) },
    'environment-not-own',
    { params: { name: lentEnvironment.id, owner: lender.name }, field: 'grants.0.environmentId' },
  ],
  [
    'change the permissions as grantee (B38)',
    shop,
    'PUT',
    path,
    { body: { grants: [aGrant(testEnvironment, ['run.view'])] }, headers: ifMatch(3) },
    'only-owner-changes-permissions',
    {},
  ],
  [
    'remove every environment as grantee (B37)',
    shop,
    'PUT',
    path,
    { body: { grants: [] }, headers: ifMatch(3) },
    'only-owner-removes-environments',
    {},
  ],
  [
    'widen it as grantee',
    shop,
    'PUT',
    path,
    { body: { grants: [aGrant(testEnvironment), aGrant(lentEnvironment)] }, headers: ifMatch(3) },
    'only-owner-changes-permissions',
    {},
  ],
  [
    "configure another's share (B36)",
    news,
    'PUT',
    path,
    { body: { grants: [aGrant(testEnvironment)] }, headers: ifMatch(3) },
    'share-not-found',
    {},
  ],
  ["revoke another's share (B36)", lender, 'DELETE', path, { headers: ifMatch(3) }, 'share-not-found', {}],
] as const)('nobody can %s', async (_case, as, method, to, sent, code, said) => {
  expect(await tryOut(method, { world: shared, as, path: to, ...sent })).toEqual(refusedWith(code, said))
})

test.each([
  ['configure', 'PUT', { grants: [aGrant(testEnvironment)] }],
  ['revoke', 'DELETE', undefined],
])(
  'nobody can %s with a stale version, and nothing is lost: the answer says what is current',
  async (_case, method, body) => {
    const { ask, store } = backendWith(shared)
    const current = (await ask('GET', path)).body

    expect(outcomeOf(await ask(method, path, { body, headers: ifMatch(2) }))).toEqual(
      problemOutcome('stale-version', { current }),
    )
    expect(current.version).toBe(3)
    expect(await store.read()).toBe(shared)
  },
)

// The same request, once where the thing is another's and once where it has never been: no byte may tell them apart.
const { world: without } = aWorld().withShare({ id: 'own', grantee: news })
const { world: withSecrets } = aWorld()
  .withShare({ id: 'own', grantee: news })
  .withEnvironments(
    anEnvironment('secret-1a2b3c', rival),
    anEnvironment('hidden-1a2b3c', lender),
    anEnvironment('worn-1a2b3c', lender, { status: 'expired' }),
  )
  .withShare({ id: 'theirs', owner: lender, grantee: shop, version: 4 })
  .withShare({ id: 'ended', owner: lender, grantee: game, endedBy: lender })

test.each<[string, string, string, Sent]>([
  ["B36 another's share, read", 'GET', '/api/shares/theirs', {}],
  ["B36 another's share, revoked", 'DELETE', '/api/shares/theirs', { headers: ifMatch(4) }],
  ["B36 another's share, revoked in a stale version", 'DELETE', '/api/shares/theirs', { headers: ifMatch(1) }],
  [
    "B36 another's share, configured",
    'PUT',
    '/api/shares/theirs',
    { body: { grants: [aGrant(testEnvironment)] }, headers: ifMatch(4) },
  ],
  [
    "B36 another's share, configured in a stale version and wrongly",
    'PUT',
    '/api/shares/theirs',
    { body: { grants: [] }, headers: ifMatch(1) },
  ],
  ["B36 another's ended share, read", 'GET', '/api/shares/ended', {}],
  ["B36 another's ended share, revoked", 'DELETE', '/api/shares/ended', { headers: ifMatch(1) }],
  ["B36 another's ended share, configured", 'PUT', '/api/shares/ended', { body: { grants: [] }, headers: ifMatch(1) }],
  ["B24 another entity's environment, shared", 'POST', '/api/shares', create(shop.appId, 'secret-1a2b3c')],
  ["B24 an environment of the same entity's, shared", 'POST', '/api/shares', create(shop.appId, 'hidden-1a2b3c')],
  ['B24, B25 one that has expired, shared', 'POST', '/api/shares', create(shop.appId, 'worn-1a2b3c')],
  [
    "B24 another entity's environment, added",
    'PUT',
    '/api/shares/own',
    { body: { grants: [{ environmentId: 'secret-1a2b3c', permissions: ['run.view'] }] }, headers: ifMatch(1) },
  ],
  [
    "B24 another entity's environment, switched to",
    'PUT',
    '/api/current-environment',
    { body: { environmentId: 'secret-1a2b3c' }, headers: ifMatch(0) },
  ],
  [
    "another's notice, marked as read",
    'POST',
    '/api/notifications/read',
    { body: { ids: ['notification-ended'] }, headers: once() },
  ],
  ["another's environment, searched for", 'GET', '/api/shares?direction=given&search=secret', {}],
  ["another's environment, filtered by", 'GET', '/api/shares?direction=given&environment=hidden-1a2b3c', {}],
])('S33 %s, sounds as if it had never been', async (_case, method, to, sent) => {
  const [there, never] = [await sound(withSecrets, method, to, sent), await sound(without, method, to, sent)]

  expect(there).toEqual(never)
})

async function sound(world: World, method: string, to: string, sent: Sent) {
  const { status, headers, text } = await backendWith(world).ask(method, to, sent)
  return { status, headers: [...headers], text: text.replace(/"requestId":"[^"]*"/, '"requestId":""') }
}
