import { expect, test } from 'vitest'
import { can } from '../environments/can.ts'
import { brokenInvariants } from '../world/invariants.ts'
import type { Grant } from './share.ts'
import { shareEnvironments } from './shareEnvironments.ts'
import { commandContext, eventsOf, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  anAccount,
  anEnvironment,
  everyPermission,
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
} from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import { activationOf, isActivated, liveShares, type World } from '../world/world.ts'

const everything = [aGrant(testEnvironment)]

test('shares an environment with an account of the same entity (rules 1–6)', () => {
  const { world } = aWorld()
  const grants = [aGrant(testEnvironment), aGrant(prodEnvironment, viewOnly)]
  const { after, step } = take(
    world,
    shareEnvironments(world, { grantee: shop.appId, grants }, commandContext(owner)),
    commandContext(owner),
  )

  expect(liveShares(after, shop.appId, 'received')).toEqual([
    {
      id: 'new-share-1',
      owner: owner.appId,
      grantee: shop.appId,
      grants,
      version: 1,
      createdAt: now,
      updatedAt: now,
      ended: null,
    },
  ])
  expect(can(after, shop.appId, testEnvironment.id, 'functions.operate')).toBe(true)
  expect(can(after, shop.appId, prodEnvironment.id, 'functions.operate')).toBe(false)
  expect(brokenInvariants(after, step)).toEqual([])
})

test.each([
  ['an official account', aWorld(), news.appId, everything],
  ['a mini game', aWorld(), game.appId, everything],
  [
    'a mobile app',
    aWorld().withAccounts(anAccount(unknownAppId, '茶语', { kind: 'mobile-app' })),
    unknownAppId,
    everything,
  ],
  ['an AppID pasted in full-width capitals (B02, B06)', aWorld(), 'ＷＸE0E2656D74F0BFF3', everything],
  ['an account that shares with the owner itself', aWorld().withReceivedShare(), lender.appId, everything],
  ['an account whose share has ended (rule 4)', aWorld().withShare({ endedBy: owner }), shop.appId, everything],
  ['calling without changing anything (rule 6)', aWorld(), shop.appId, [aGrant(testEnvironment, ['functions.invoke'])]],
  ['as many environments as allowed (B27)', aWorld().withLimits({ environmentsPerShare: 1 }), shop.appId, everything],
  [
    'the last share that is allowed',
    aWorld().withShare({ grantee: news }).withLimits({ sharesPerAccount: 2 }),
    shop.appId,
    everything,
  ],
  [
    'an ended share that no longer counts',
    aWorld().withShare({ endedBy: owner }).withLimits({ sharesPerAccount: 1 }),
    shop.appId,
    everything,
  ],
])('accepts %s', (_case, { world }, grantee, grants) => {
  const { after, step } = take(
    world,
    shareEnvironments(world, { grantee, grants }, commandContext(owner)),
    commandContext(owner),
  )

  expect(liveShares(after, owner.appId, 'given')).toHaveLength(liveShares(world, owner.appId, 'given').length + 1)
  expect(brokenInvariants(after, step)).toEqual([])
})

test('activates an account without cloud development by the share itself (rule 7)', () => {
  const { world } = aWorld()
  const { after } = take(
    world,
    shareEnvironments(world, { grantee: game.appId, grants: everything }, commandContext(owner)),
    commandContext(owner),
  )

  expect(activationOf(after, game.appId)).toEqual({ appId: game.appId, by: 'share', since: now, version: 1 })
})

test('a second share leaves an activation by the first one alone (I10)', () => {
  const { world } = aWorld().withShare({ grantee: game })
  const command = { grantee: game.appId, grants: [aGrant(lentEnvironment)] }

  expect(eventsOf(shareEnvironments(world, command, commandContext(lender))).map(({ kind }) => kind)).toEqual([
    'environments-shared',
  ])
})

test('activates again by a new share after falling back, and goes on counting (rule 7, I10)', () => {
  const { world } = aWorld().withShare({ grantee: game, endedBy: owner })
  const { after } = take(
    world,
    shareEnvironments(world, { grantee: game.appId, grants: everything }, commandContext(owner)),
    commandContext(owner),
  )

  expect(activationOf(after, game.appId)).toMatchObject({ by: 'share', version: 3 })
})

test('does not activate an account that has opened cloud development: it decides for itself (rule 7)', () => {
  const { world } = aWorld()
  const { after } = take(
    world,
    shareEnvironments(world, { grantee: shop.appId, grants: everything }, commandContext(owner)),
    commandContext(owner),
  )

  expect(isActivated(after, shop.appId)).toBe(false)
})

interface Given {
  world?: World
  grantee?: string
  grants?: readonly Grant[]
}

const expired = { ...testEnvironment, status: 'expired' as const }
const deleting = { ...testEnvironment, status: 'deleting' as const }
const isolated = { ...testEnvironment, status: 'isolated' as const }
const withPermissions = (...permissions: string[]) => [aGrant(testEnvironment, permissions)]

const refusals = {
  'sharing-not-activated': [
    {
      when: 'an owner that has not activated sharing (rule 7)',
      given: { world: aWorld().withoutActivation(owner).world },
    },
  ],
  'app-id-malformed': [
    {
      when: 'a grantee that is no AppID (B04, B19)',
      given: { grantee: 'wxg0e2656d74f0bff3' },
      params: { fault: 'character', position: 3, character: 'g' },
      field: 'grantee',
    },
  ],
  self: [{ when: 'the owner itself (B11, I3)', given: { grantee: owner.appId }, field: 'grantee' }],
  'account-not-found': [{ when: 'an AppID nobody has (B12)', given: { grantee: unknownAppId }, field: 'grantee' }],
  'account-frozen': [{ when: 'a frozen account (B13)', given: { grantee: frozen.appId }, field: 'grantee' }],
  'other-entity': [
    { when: 'an account of another entity (B12b, I1)', given: { grantee: rival.appId }, field: 'grantee' },
  ],
  'already-shared': [
    {
      when: 'a second share for the same account (B14, I4)',
      given: { world: aWorld().withShare().world },
      params: { shareId: 'share-1' },
      field: 'grantee',
    },
  ],
  'too-many-shares': [
    {
      when: 'one share more than allowed (rule 13)',
      given: { world: aWorld().withShare({ grantee: news }).withLimits({ sharesPerAccount: 1 }).world },
      params: { max: 1 },
    },
  ],
  'no-environments': [{ when: 'no row at all (B20, I5)', given: { grants: [] }, field: 'grants' }],
  'too-many-environments': [
    {
      when: 'one environment more than allowed (B27)',
      given: {
        world: aWorld().withLimits({ environmentsPerShare: 1 }).world,
        grants: [aGrant(testEnvironment), aGrant(prodEnvironment)],
      },
      params: { max: 1 },
      field: 'grants',
    },
  ],
  'environment-not-own': [
    {
      when: 'an environment the owner only received (B23, I2)',
      given: { world: aWorld().withReceivedShare().world, grants: [aGrant(testEnvironment), aGrant(lentEnvironment)] },
      params: { name: lentEnvironment.id, owner: lender.name },
      field: 'grants.1.environmentId',
    },
    {
      when: 'a received environment that has expired meanwhile (B23)',
      given: {
        world: aWorld()
          .withReceivedShare()
          .withEnvironments({ ...lentEnvironment, status: 'expired' }).world,
        grants: [aGrant(lentEnvironment)],
      },
      params: { name: lentEnvironment.id, owner: lender.name },
      field: 'grants.0.environmentId',
    },
  ],
  'environment-not-found': [
    {
      when: 'a row without environment (B22)',
      given: { grants: [{ environmentId: '', permissions: everyPermission }] },
      params: { name: '' },
      field: 'grants.0.environmentId',
    },
    {
      when: 'an environment that does not exist (B24)',
      given: { grants: [{ environmentId: 'test-000000', permissions: everyPermission }] },
      params: { name: 'test-000000' },
      field: 'grants.0.environmentId',
    },
    {
      when: "another entity's environment, in the same words (B24, I14)",
      given: { grants: [aGrant(rivalEnvironment)] },
      params: { name: rivalEnvironment.id },
      field: 'grants.0.environmentId',
    },
    {
      when: 'an environment of the same entity that is not shared with the owner (B24)',
      given: { grants: [aGrant(lentEnvironment)] },
      params: { name: lentEnvironment.id },
      field: 'grants.0.environmentId',
    },
    {
      when: 'an environment whose share with the owner has ended (B24, I9)',
      given: { world: aWorld().withReceivedShare({ endedBy: lender }).world, grants: [aGrant(lentEnvironment)] },
      params: { name: lentEnvironment.id },
      field: 'grants.0.environmentId',
    },
  ],
  'environment-unavailable': [
    {
      when: 'an expired environment (B25)',
      given: { world: aWorld().withEnvironments(expired).world },
      params: { name: expired.id, status: 'expired' },
      field: 'grants.0.environmentId',
    },
    {
      when: 'an isolated environment (B25)',
      given: { world: aWorld().withEnvironments(isolated).world },
      params: { name: isolated.id, status: 'isolated' },
      field: 'grants.0.environmentId',
    },
    {
      when: 'an environment that is being deleted (B25)',
      given: { world: aWorld().withEnvironments(deleting).world },
      params: { name: deleting.id, status: 'deleting' },
      field: 'grants.0.environmentId',
    },
  ],
  'environment-repeated': [
    {
      when: 'the same environment in two rows (B21, I4)',
      given: { grants: [aGrant(testEnvironment), aGrant(prodEnvironment), aGrant(testEnvironment, viewOnly)] },
      params: { name: testEnvironment.id },
      field: 'grants.2.environmentId',
    },
  ],
  'no-permissions': [
    {
      when: 'a row without any permission (B30, I5)',
      given: { grants: [aGrant(prodEnvironment), aGrant(testEnvironment, [])] },
      field: 'grants.1.permissions',
    },
  ],
  'permission-unknown': [
    {
      when: 'a permission the catalogue lacks (B32)',
      given: { grants: withPermissions('functions.view', 'functions.own') },
      params: { key: 'functions.own' },
      field: 'grants.0.permissions',
    },
    {
      when: 'an action the resource lacks (B32)',
      given: { grants: withPermissions('database.invoke') },
      params: { key: 'database.invoke' },
      field: 'grants.0.permissions',
    },
    {
      when: "a permission named like an object's own (B32, S21)",
      given: { grants: withPermissions('__proto__') },
      params: { key: '__proto__' },
      field: 'grants.0.permissions',
    },
    {
      when: 'the same permission twice (B32)',
      given: { grants: withPermissions('functions.view', 'functions.view') },
      params: { key: 'functions.view' },
      field: 'grants.0.permissions',
    },
  ],
  'operate-needs-view': [
    {
      when: 'operating without viewing (B31, I5)',
      given: { grants: withPermissions('database.view', 'functions.operate') },
      params: { key: 'functions.operate' },
      field: 'grants.0.permissions',
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof shareEnvironments>, Given>

const rows = rowsOf<RefusalCodeOf<typeof shareEnvironments>, Given>(refusals)

test.each(rows)('refuses to share: %s: %s', (_when, code, one) => {
  const { world = aWorld().world, grantee = shop.appId, grants = everything } = one.given
  expect(shareEnvironments(world, { grantee, grants }, commandContext(owner))).toEqual(refusalOf(code, one))
})

// Everything is wrong at first; each row mends what the row before complained about.
const crowded = aWorld().withShare({ grantee: news }).withLimits({ sharesPerAccount: 1, environmentsPerShare: 3 })
const spacious = crowded.withLimits({ sharesPerAccount: 9 })
const unknown = { environmentId: 'test-000000', permissions: [] }

test.each([
  ['activation first', crowded.withoutActivation(owner), 'no', [], 'sharing-not-activated'],
  ['then the grantee', crowded, 'no', [], 'app-id-malformed'],
  ['then that it is shared already', crowded, news.appId, [], 'already-shared'],
  ['then the number of shares', crowded, shop.appId, [], 'too-many-shares'],
  ['then that there are rows', spacious, shop.appId, [], 'no-environments'],
  ['then how many', spacious, shop.appId, [unknown, unknown, unknown, unknown], 'too-many-environments'],
  [
    'then the environment of the first wrong row',
    spacious,
    shop.appId,
    [unknown, aGrant(testEnvironment, [])],
    'environment-not-found',
  ],
  [
    'then whether it occurs twice',
    spacious,
    shop.appId,
    [aGrant(testEnvironment), aGrant(testEnvironment, [])],
    'environment-repeated',
  ],
  ['then its permissions', spacious, shop.appId, [aGrant(testEnvironment, []), unknown], 'no-permissions'],
  [
    'then that they are known',
    spacious,
    shop.appId,
    withPermissions('functions.operate', 'nonsense'),
    'permission-unknown',
  ],
  ['and last what they need', spacious, shop.appId, withPermissions('functions.operate'), 'operate-needs-view'],
])('complains in a fixed order: %s', (_case, { world }, grantee, grants, code) => {
  expect(shareEnvironments(world, { grantee, grants }, commandContext(owner))).toMatchObject({ code })
})

test('an owner cannot share on what was lent to it, even when it names it beside an environment of its own (rule 3)', () => {
  const second = anEnvironment('member-2', lender)
  const { world } = aWorld()
    .withEnvironments(second)
    .withReceivedShare({ grants: [aGrant(second)] })
  const grants = [aGrant(testEnvironment), aGrant(second)]

  expect(shareEnvironments(world, { grantee: shop.appId, grants }, commandContext(owner))).toMatchObject({
    code: 'environment-not-own',
  })
})
