import { expect, test } from 'vitest'
import { can } from './can.ts'
import {
  aGrant,
  aWorld,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'

const shared = aWorld().withShare({ grants: [aGrant(testEnvironment, ['functions.invoke', 'database.view'])] })

test.each([
  ['an owner everything in its own environment', shared, owner, testEnvironment.id, 'functions.operate', true],
  ['an owner its environment without any share', aWorld(), lender, lentEnvironment.id, 'database.operate', true],
  ['a grantee what the share grants', shared, shop, testEnvironment.id, 'functions.invoke', true],
  [
    'a grantee no more than that: invoking is not changing (rule 6)',
    shared,
    shop,
    testEnvironment.id,
    'functions.operate',
    false,
  ],
  [
    'a grantee nothing in an environment that is not in the share',
    shared,
    shop,
    prodEnvironment.id,
    'functions.invoke',
    false,
  ],
  ['a grantee nothing by a permission nobody knows', shared, shop, testEnvironment.id, 'cdn.view', false],
  ['an account nothing by what was shared with another', shared, news, testEnvironment.id, 'database.view', false],
  [
    'an owner nothing in the environments of its grantee',
    aWorld().withReceivedShare(),
    lender,
    testEnvironment.id,
    'database.view',
    false,
  ],
  ['another entity nothing', shared, rival, testEnvironment.id, 'database.view', false],
  [
    'a former grantee nothing after the owner revoked (rule 9)',
    aWorld().withShare({ endedBy: owner }),
    shop,
    testEnvironment.id,
    'database.view',
    false,
  ],
  [
    'a former grantee nothing after it left (rule 9)',
    aWorld().withShare({ endedBy: shop }),
    shop,
    testEnvironment.id,
    'database.view',
    false,
  ],
  ['anybody nothing in an environment that does not exist', shared, owner, 'test-0', 'database.view', false],
])('I9: allows %s', (_case, { world }, { appId }, environmentId, permission, allowed) => {
  expect(can(world, appId, environmentId, permission)).toBe(allowed)
})

test('I9: a grantee shared with again can do what the new share grants, not what the old one did', () => {
  const { world } = aWorld()
    .withShare({ endedBy: owner })
    .withShare({ grants: [aGrant(testEnvironment, ['run.view'])] })

  expect(can(world, shop.appId, testEnvironment.id, 'run.view')).toBe(true)
  expect(can(world, shop.appId, testEnvironment.id, 'functions.view')).toBe(false)
})
