import { describe, expect, test } from 'vitest'
import {
  aGrant,
  aWorld,
  cloudEnvironment,
  everyPermission,
  news,
  owner,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'
import { authorize } from './authorize.ts'
import { fail } from './callDecision.ts'
import type { CloudErrorName } from './cloudErrors.ts'
import { stopped } from './gates.ts'
import { openIdOf } from './identity.ts'
import { callerProgram, functionProgram, type Admission, type Instance, type Program } from './program.ts'

const id = testEnvironment.id
const { world } = aWorld().withShare({
  grants: [aGrant(testEnvironment, everyPermission), aGrant(cloudEnvironment, ['database.view'])],
})
const lent = (token: string | null, resourceEnv: string | null = id): Instance => ({
  resourceAppid: owner.appId,
  resourceEnv,
  token,
})
const own: Instance = { resourceAppid: null, resourceEnv: id, token: null }

/** The shop's program, let into an environment of the owner by the token `let-in`. */
function admitted(environmentId: string, custom: Admission['custom'] = {}): Program {
  const program = callerProgram(shop.appId)
  program.admissions.set('let-in', { owner: owner.appId, environmentId, custom })
  return program
}

describe('a call into another account’s environment', () => {
  test.each<[string, Program, Instance, CloudErrorName | 'authorized']>([
    ['after init() let it in', admitted(id), lent('let-in'), 'authorized'],
    ['that init() never let in', callerProgram(shop.appId), lent(null), 'not-initialized'],
    ['with a token it did not get', admitted(id), lent('another'), 'not-initialized'],
    ['with the token for another environment', admitted(cloudEnvironment.id), lent('let-in'), 'not-initialized'],
    [
      'without the permission there',
      admitted(cloudEnvironment.id),
      lent('let-in', cloudEnvironment.id),
      'permission-missing',
    ],
    ['that names no environment', admitted(id), lent('let-in', null), 'environment-not-found'],
    ['of an account nothing is shared with', callerProgram(news.appId), lent('let-in'), 'not-shared'],
  ])('%s', (_case, program, instance, expected) => {
    const decided = authorize(world, program, instance, 'functions.invoke')
    const { steps } = decided

    expect(steps.every(({ passed }) => passed)).toBe(expected === 'authorized')
    expect(decided.isAuthorized ? 'authorized' : decided.result).toEqual(
      expected === 'authorized' ? expected : fail(expected),
    )
  })

  test('carries what cloudbase_auth said of it into the security rules', () => {
    const decided = authorize(world, admitted(id, { x: 1 }), lent('let-in'), 'database.view')

    expect(decided).toMatchObject({
      target: {
        owner: owner.appId,
        environmentId: id,
        isAdmin: false,
        auth: { openid: openIdOf(shop.appId), custom: { x: 1 } },
      },
    })
  })

  test('is init() itself where no permission is asked for', () => {
    const { isAuthorized, steps } = authorize(world, callerProgram(shop.appId), lent(null), null)

    expect([isAuthorized, steps.map(({ gate }) => gate)]).toEqual([true, ['activated', 'share', 'environment']])
  })
})

test('in an environment of its own only a function passes without the security rules', () => {
  const caller = callerProgram(owner.appId)
  const asCaller = authorize(world, caller, own, 'functions.invoke')
  if (!asCaller.isAuthorized) throw new Error('an owner gets into its environment')
  const inside = functionProgram(world, caller, asCaller.target)
  const asFunction = authorize(world, inside, own, 'functions.invoke')

  expect([asCaller.target.isAdmin, asFunction.isAuthorized && asFunction.target.isAdmin]).toEqual([false, true])
})

test('what a call is about is looked up once the environment is open, and can stop it', () => {
  const step = stopped('function', 'function-not-found')
  const missing = () => ({ isThere: false as const, step, result: fail('function-not-found') })

  expect(authorize(world, admitted(id), lent('let-in'), 'functions.invoke', missing)).toMatchObject({
    isAuthorized: false,
    result: fail('function-not-found'),
  })
  const neverLooked = authorize(world, callerProgram(news.appId), lent(null), 'functions.invoke', () => {
    throw new Error('looked up behind a closed gate')
  })
  expect(neverLooked.isAuthorized).toBe(false)
})
