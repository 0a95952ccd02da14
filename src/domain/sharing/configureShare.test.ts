import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { can } from '../environments/can.ts'
import { configureShare } from './configureShare.ts'
import { brokenInvariants } from '../world/invariants.ts'
import type { Grant } from './share.ts'
import { commandContext, eventsOf, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  rival,
  rivalEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import type { World } from '../world/world.ts'

const both = [aGrant(testEnvironment), aGrant(prodEnvironment)]
const shared = aWorld().withShare({ grants: both, version: 4 })
const expired = { ...prodEnvironment, status: 'expired' as const }

const configure = (world: World, grants: readonly Grant[], as: Account = owner, version = 4, shareId = 'share-1') =>
  configureShare(world, { shareId, version, grants }, commandContext(as))

test.each([
  ['take one environment back', [aGrant(testEnvironment)]],
  ['change permissions', [aGrant(testEnvironment, viewOnly), aGrant(prodEnvironment)]],
  [
    'exchange one environment for another',
    [aGrant(testEnvironment), aGrant({ ...prodEnvironment, id: 'cloud1-8guv4660c1c70c65' })],
  ],
])('the owner may %s (rule 8)', (_case, grants) => {
  const { world } = shared
  const { after, step } = take(world, configure(world, grants), commandContext(owner))

  expect(after.shares.rows).toEqual([{ ...world.shares.rows[0], grants, version: 5, updatedAt: now }])
  expect(brokenInvariants(after, step)).toEqual([])
})

test('the owner may allow more in the same environment', () => {
  const { world } = aWorld().withShare({ grants: [aGrant(testEnvironment, viewOnly)], version: 4 })
  const { after } = take(world, configure(world, [aGrant(testEnvironment)]), commandContext(owner))

  expect(after.shares.rows[0]?.grants).toEqual([aGrant(testEnvironment)])
})

test('what was taken back is gone in the very next look (I9)', () => {
  const { world } = shared
  const { after } = take(world, configure(world, [aGrant(testEnvironment, viewOnly)]), commandContext(owner))

  expect(can(after, shop.appId, prodEnvironment.id, 'functions.view')).toBe(false)
  expect(can(after, shop.appId, testEnvironment.id, 'functions.operate')).toBe(false)
  expect(can(after, shop.appId, testEnvironment.id, 'functions.view')).toBe(true)
})

test('the grantee gets no notice of it: only a revoked share is one (rule 9, I12)', () => {
  expect(eventsOf(configure(shared.world, [aGrant(testEnvironment)])).map(({ kind }) => kind)).toEqual([
    'share-configured',
  ])
})

test.each([
  ['the same rows', both],
  ['the same rows in another order', both.toReversed()],
  [
    'the same permissions in another order',
    [aGrant(testEnvironment, everyPermission.toReversed()), aGrant(prodEnvironment)],
  ],
])('configuring %s commits nothing (I10)', (_case, grants) => {
  expect(eventsOf(configure(shared.world, grants))).toEqual([])
})

test('an environment that expired meanwhile may stay, so that the others can still be mended', () => {
  const { world } = shared.withEnvironments(expired)
  const grants = [aGrant(testEnvironment, viewOnly), aGrant(expired)]

  expect(eventsOf(configure(world, grants))).toHaveLength(1)
})

interface Given {
  world?: World
  shareId?: string
  version?: number
  grants?: readonly Grant[]
  as?: Account
}

const field = 'grants.0.environmentId'
const permissionsField = 'grants.0.permissions'

const refusals = {
  'share-not-found': [
    { when: 'a share that does not exist (B36)', given: { shareId: 'share-0' } },
    { when: "other accounts' share, in the same words (B36, S33)", given: { as: news } },
    { when: "a share of another entity's (B36, I14)", given: { as: rival } },
    {
      when: 'an ended share of other accounts (I14)',
      given: { world: aWorld().withShare({ endedBy: owner }).world, as: news },
    },
  ],
  'share-ended': [
    {
      when: 'a share the grantee has left (F31)',
      given: { world: aWorld().withShare({ endedBy: shop }).world },
      params: { by: 'grantee' },
    },
    {
      when: 'a share the owner has taken back',
      given: { world: aWorld().withShare({ endedBy: owner }).world, as: shop },
      params: { by: 'owner' },
    },
  ],
  'only-owner-removes-environments': [
    { when: 'a grantee that gives one environment back (B37)', given: { as: shop, grants: [aGrant(testEnvironment)] } },
    { when: 'a grantee that gives everything back (B37)', given: { as: shop, grants: [] } },
    {
      when: 'a grantee that exchanges an environment (B37)',
      given: { as: shop, grants: [aGrant(testEnvironment), aGrant(lentEnvironment)] },
    },
  ],
  'only-owner-changes-permissions': [
    {
      when: 'a grantee that ticks permissions off (B38)',
      given: { as: shop, grants: [aGrant(testEnvironment, viewOnly), aGrant(prodEnvironment)] },
    },
    {
      when: 'a grantee that helps itself to another environment (B38)',
      given: { as: shop, grants: [...both, aGrant(lentEnvironment)] },
    },
    { when: 'a grantee that changes nothing (B38)', given: { as: shop } },
  ],
  'stale-version': [
    { when: 'the version before the last change (F30, rule 12)', given: { version: 3 } },
    { when: 'a version from the future', given: { version: 5 } },
    { when: 'a stale version, though it would change nothing', given: { version: 3, grants: both } },
  ],
  'no-environments': [
    { when: 'a share without rows: its way out is to revoke it (B20, rule 5)', given: { grants: [] }, field: 'grants' },
  ],
  'too-many-environments': [
    {
      when: 'one environment more than allowed (B27)',
      given: { world: shared.withLimits({ environmentsPerShare: 1 }).world },
      params: { max: 1 },
      field: 'grants',
    },
  ],
  'environment-not-own': [
    {
      when: 'an environment the owner only received (B23, I2)',
      given: { world: shared.withReceivedShare().world, grants: [aGrant(lentEnvironment)] },
      params: { name: lentEnvironment.id, owner: lender.name },
      field,
    },
  ],
  'environment-not-found': [
    {
      when: "another entity's environment (B24)",
      given: { grants: [aGrant(rivalEnvironment)] },
      params: { name: rivalEnvironment.id },
      field,
    },
    {
      when: 'an environment that is gone (F32)',
      given: { grants: [aGrant({ ...testEnvironment, id: 'gone-1' })] },
      params: { name: 'gone-1' },
      field,
    },
  ],
  'environment-unavailable': [
    {
      when: 'an expired environment that the share did not have (B25)',
      given: { world: aWorld().withShare({ version: 4 }).withEnvironments(expired).world, grants: [aGrant(expired)] },
      params: { name: expired.id, status: 'expired' },
      field,
    },
  ],
  'environment-repeated': [
    {
      when: 'the same environment in two rows (B21, I4)',
      given: { grants: [aGrant(testEnvironment), aGrant(testEnvironment)] },
      params: { name: testEnvironment.id },
      field: 'grants.1.environmentId',
    },
  ],
  'no-permissions': [
    {
      when: 'a row without any permission (B30, I5)',
      given: { grants: [aGrant(testEnvironment, [])] },
      field: permissionsField,
    },
  ],
  'permission-unknown': [
    {
      when: 'a permission the catalogue lacks (B32)',
      given: { grants: [aGrant(testEnvironment, ['cdn.view'])] },
      params: { key: 'cdn.view' },
      field: permissionsField,
    },
  ],
  'operate-needs-view': [
    {
      when: 'operating without viewing (B31)',
      given: { grants: [aGrant(testEnvironment, ['storage.operate'])] },
      params: { key: 'storage.operate' },
      field: permissionsField,
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof configureShare>, Given>

const rows = rowsOf<RefusalCodeOf<typeof configureShare>, Given>(refusals)

test.each(rows)('refuses to configure: %s: %s', (_when, code, one) => {
  const { world = shared.world, grants = both, as, version, shareId } = one.given
  expect(configure(world, grants, as, version, shareId)).toEqual(refusalOf(code, one))
})

// Everything is wrong at first; each row mends what the row before complained about.
const ended = aWorld().withShare({ endedBy: owner })

test.each([
  ['whose share it is', ended, news, 9, [], 'share-not-found'],
  ['then whether it is over', ended, shop, 9, [], 'share-ended'],
  ['then who asks', shared, shop, 9, [], 'only-owner-removes-environments'],
  ['then the version, so that nothing typed is judged by an old state', shared, owner, 9, [], 'stale-version'],
  ['and last the rows', shared, owner, 4, [], 'no-environments'],
])('complains in a fixed order: %s', (_case, { world }, as, version, grants, code) => {
  expect(configure(world, grants, as, version)).toMatchObject({ code })
})
