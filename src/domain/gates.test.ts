import { expect, test } from 'vitest'
import type { Account } from './account.ts'
import { passFirstGate } from './gates.ts'
import { aGrant, anEnvironment, aWorld, game, lender, news, owner, prodEnvironment, rival, shop, testEnvironment, type WorldInTheMaking } from './testing/aWorld.ts'

const shared = aWorld().withShare({ grants: [aGrant(testEnvironment, ['functions.invoke'])] })
const expired = aWorld().withEnvironments(anEnvironment(testEnvironment.id, owner, { status: 'expired' })).withShare()

/** Who calls whose environment for what, the gates that let it pass, and the one that does not with its code. */
const cases: [string, WorldInTheMaking, Account, Account, string | null, string | null, string[], string?, number?][] = [
  ['the owner', shared, owner, owner, testEnvironment.id, 'functions.invoke', ['own']],
  ['an owner that shares with nobody and takes no part', aWorld().withoutActivation(owner), owner, owner, testEnvironment.id, 'database.view', ['own']],
  ['the owner, of an environment nobody has', shared, owner, owner, 'test-000000', null, [], 'environment', -501007],
  ["the owner, of a grantee's or a stranger's environment as if it were its own", shared, shop, shop, testEnvironment.id, null, [], 'environment', -501007],
  ['the owner, of an environment that has expired', expired, owner, owner, testEnvironment.id, null, [], 'environment', -501007],
  ['an account without cloud development, of anything of its own', shared, game, game, null, null, [], 'activated', -601034],
  ['a grantee what was granted', shared, shop, owner, testEnvironment.id, 'functions.invoke', ['activated', 'share', 'environment', 'permission']],
  ['a grantee that asks for no permission, to begin with', shared, shop, owner, testEnvironment.id, null, ['activated', 'share', 'environment']],
  ['a grantee what was not granted', shared, shop, owner, testEnvironment.id, 'functions.operate', ['activated', 'share', 'environment'], 'permission', -604101],
  ['a grantee an environment that is not in the share', shared, shop, owner, prodEnvironment.id, 'functions.invoke', ['activated', 'share'], 'environment', -501007],
  ['a grantee an environment nobody has', shared, shop, owner, 'test-000000', null, ['activated', 'share'], 'environment', -501007],
  ['a grantee that names no environment', shared, shop, owner, null, null, ['activated', 'share'], 'environment', -501007],
  ['a grantee an environment that has expired', expired, shop, owner, testEnvironment.id, 'functions.invoke', ['activated', 'share'], 'environment', -501007],
  ['a former grantee', aWorld().withShare({ endedBy: owner }), shop, owner, testEnvironment.id, 'functions.invoke', ['activated'], 'share', -601012],
  ['an account nothing is shared with', shared, news, owner, testEnvironment.id, 'functions.invoke', ['activated'], 'share', -601012],
  ['an account of another entity', shared, rival, owner, testEnvironment.id, 'functions.invoke', ['activated'], 'share', -601012],
  ['the owner, of its grantee', shared.withActivated(shop), owner, shop, testEnvironment.id, null, ['activated'], 'share', -601012],
  ['a grantee, of an owner that has not activated sharing', shared.withoutActivation(owner), shop, owner, testEnvironment.id, null, [], 'activated', -601034],
  ['anybody, of an AppID nobody has', shared, shop, { ...owner, appId: 'wx00000000000000ff' }, testEnvironment.id, null, [], 'activated', -601034],
  ['an account without cloud development and without a share', shared, game, owner, testEnvironment.id, null, [], 'activated', -601034],
  ['an account that a share has activated', aWorld().withShare({ grantee: game }), game, owner, testEnvironment.id, 'database.view', ['activated', 'share', 'environment', 'permission']],
  ['that account after it fell back', aWorld().withShare({ grantee: game, endedBy: owner }), game, owner, testEnvironment.id, 'database.view', [], 'activated', -601034],
  ['a grantee what its owner received from a third account (single level)', aWorld().withReceivedShare().withShare(), shop, lender, 'member-6gni9ity244a6ea3', null, ['activated'], 'share', -601012],
]

test.each(cases)('first gate: %s', (_case, { world }, caller, from, environmentId, permission, passed, stoppedAt, errCode) => {
  const steps = passFirstGate(world, { caller: caller.appId, owner: from.appId, environmentId, permission })
  const last = steps.find((step) => !step.passed)

  expect(steps.filter((step) => step.passed).map(({ gate }) => gate)).toEqual(passed)
  expect([last?.gate, last?.errCode]).toEqual([stoppedAt, errCode])
  expect(steps.indexOf(last ?? steps.at(-1) as never)).toBe(steps.length - 1)
})
