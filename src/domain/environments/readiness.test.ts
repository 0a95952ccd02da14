import { expect, test } from 'vitest'
import { changeItem } from '../items/changeItem.ts'
import { authCheckState, authFunctionOf, readiness } from './readiness.ts'
import { removeItem } from '../items/removeItem.ts'
import { addItem } from '../items/addItem.ts'
import { commandContext, take } from '../testing/acting.ts'
import { aWorld, cloudEnvironment, itemId, owner, prodEnvironment, testEnvironment } from '../testing/aWorld.ts'
import { having } from '../testing/having.ts'
import type { KnownAuthCheck, World } from '../world/world.ts'

const { world } = aWorld().withEnvironments({ ...prodEnvironment, authFunction: 'broken' })
const checked = (check: Partial<KnownAuthCheck>): World => {
  return having(aWorld().world, {
    authChecks: [{ environmentId: testEnvironment.id, functionVersion: 1, problems: [], at: '', ...check }],
  })
}

test.each([
  ['without cloudbase_auth', world, cloudEnvironment.id, 'missing'],
  [
    'with only a collection of that name',
    aWorld().withItems(cloudEnvironment, { resource: 'database', name: 'cloudbase_auth', rule: '{}' }).world,
    cloudEnvironment.id,
    'missing',
  ],
  [
    'with one of another spelling',
    aWorld().withItems(cloudEnvironment, { resource: 'functions', name: 'Cloudbase_auth', code: '', rule: '{}' }).world,
    cloudEnvironment.id,
    'missing',
  ],
  ['that does not exist', world, 'test-0', 'missing'],
  ['with a function nobody has checked', world, testEnvironment.id, 'deployed'],
  ['with a function found to be right', checked({}), testEnvironment.id, 'deployed'],
  [
    'with a function found to break the protocol',
    checked({ problems: ['auth-not-json'] }),
    testEnvironment.id,
    'broken',
  ],
  [
    'with problems found in an earlier version',
    checked({ problems: ['failed'], functionVersion: 0 }),
    testEnvironment.id,
    'deployed',
  ],
  ['with problems of another environment', checked({ problems: ['failed'] }), prodEnvironment.id, 'deployed'],
  ['as a test can ask for it', world, prodEnvironment.id, 'broken'],
] as const)('readiness of an environment %s: %s', (_case, given, environmentId, expected) => {
  expect(readiness(given, environmentId)).toBe(expected)
})

const place = { environmentId: prodEnvironment.id, itemId: itemId(prodEnvironment, 'functions', 'cloudbase_auth') }
const content = { resource: 'functions', code: 'exports.main = () => ({})', rule: '{"invoke": true}' } as const

test('new code is not broken before somebody has looked', () => {
  const { after } = take(
    world,
    changeItem(world, { ...place, version: 1, content }, commandContext(owner)),
    commandContext(owner),
  )

  expect(readiness(after, prodEnvironment.id)).toBe('deployed')
})

test('a function put back after it was removed is not blamed for the one before', () => {
  const { after: without } = take(
    world,
    removeItem(world, { ...place, version: 1 }, commandContext(owner)),
    commandContext(owner),
  )
  const command = { environmentId: prodEnvironment.id, name: 'cloudbase_auth', content }
  const { after } = take(without, addItem(without, command, commandContext(owner)), commandContext(owner))

  expect(readiness(without, prodEnvironment.id)).toBe('missing')
  expect(readiness(after, prodEnvironment.id)).toBe('deployed')
})

test.each([
  ['without cloudbase_auth', world, cloudEnvironment.id, 0, 'none'],
  ['whose function was saved just now', world, testEnvironment.id, 14_000, 'pending'],
  [
    'whose function was saved by a console that closed before the check',
    world,
    testEnvironment.id,
    15_000,
    'unchecked',
  ],
  ['whose function was checked', checked({}), testEnvironment.id, 0, 'checked'],
  ['with a check of an earlier version', checked({ functionVersion: 0 }), testEnvironment.id, 0, 'pending'],
] as const)('the check of an environment %s', (_case, given, environmentId, later, expected) => {
  const savedAt = Date.parse(authFunctionOf(world, testEnvironment.id)?.updatedAt ?? '')
  expect(authCheckState(given, environmentId, new Date(savedAt + later).toISOString())).toBe(expected)
})
