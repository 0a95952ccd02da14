import { expect, test } from 'vitest'
import { brokenInvariants } from '../world/invariants.ts'
import { currentEnvironment, switchEnvironment } from './switchEnvironment.ts'
import { commandContext, eventsOf, take, type RefusalCodeOf } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  game,
  lender,
  lentEnvironment,
  owner,
  prodEnvironment,
  rivalEnvironment,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import type { World } from '../world/world.ts'

test.each([
  ['an environment of its own', prodEnvironment],
  ['a received environment, even one it may only look at', lentEnvironment],
])('an account can work in %s', (_case, environment) => {
  const { world } = aWorld().withReceivedShare({ grants: [aGrant(lentEnvironment, ['run.view'])] })
  const { after, step } = take(
    world,
    switchEnvironment(world, { environmentId: environment.id, version: 0 }, commandContext(owner)),
    commandContext(owner),
  )

  expect(currentEnvironment(after, owner.appId)).toEqual({ environment, version: 1 })
  expect(brokenInvariants(after, step)).toEqual([])
})

test('switching again counts one version further (I10)', () => {
  const { world } = aWorld().withCurrentEnvironment(owner, prodEnvironment)
  const command = { environmentId: testEnvironment.id, version: 1 }
  const { after } = take(world, switchEnvironment(world, command, commandContext(owner)), commandContext(owner))

  expect(currentEnvironment(after, owner.appId)).toEqual({ environment: testEnvironment, version: 2 })
})

test('switching to where one is already commits nothing (I10)', () => {
  const { world } = aWorld().withCurrentEnvironment(owner, prodEnvironment)
  expect(
    eventsOf(switchEnvironment(world, { environmentId: prodEnvironment.id, version: 1 }, commandContext(owner))),
  ).toEqual([])
})

test('the choice of one account is nobody else’s', () => {
  const { world } = aWorld().withCurrentEnvironment(owner, prodEnvironment)
  expect(currentEnvironment(world, lender.appId)).toEqual({ environment: lentEnvironment, version: 0 })
})

test.each([
  ['its first own environment, when it never chose', aWorld(), owner, testEnvironment],
  ['its own rather than a received one', aWorld().withReceivedShare(), owner, testEnvironment],
  ['the first received one, when it has none of its own', aWorld().withShare({ grantee: game }), game, testEnvironment],
  ['no environment at all, when there is none', aWorld(), shop, undefined],
  ['its choice', aWorld().withCurrentEnvironment(owner, prodEnvironment), owner, prodEnvironment],
  [
    'its own again, when the share with the chosen one has ended (I9)',
    aWorld().withReceivedShare({ endedBy: lender }).withCurrentEnvironment(owner, lentEnvironment),
    owner,
    testEnvironment,
  ],
  [
    'no environment, when the only one it received was taken back (I9)',
    aWorld().withShare({ endedBy: owner }).withCurrentEnvironment(shop, testEnvironment),
    shop,
    undefined,
  ],
])('an account works in %s', (_case, { world }, { appId }, environment) => {
  expect(currentEnvironment(world, appId).environment).toEqual(environment)
})

interface Given {
  world?: World
  environmentId: string
  version?: number
}

const field = 'environmentId'

const refusals = {
  'environment-not-found': [
    {
      when: 'an environment that does not exist (B24)',
      given: { environmentId: 'test-0' },
      params: { name: 'test-0' },
      field,
    },
    {
      when: "another entity's environment (B24)",
      given: { environmentId: rivalEnvironment.id },
      params: { name: rivalEnvironment.id },
      field,
    },
    {
      when: 'an environment that is not shared with it',
      given: { environmentId: lentEnvironment.id },
      params: { name: lentEnvironment.id },
      field,
    },
    {
      when: 'an environment that was taken back (rule 9, I9)',
      given: { world: aWorld().withReceivedShare({ endedBy: lender }).world, environmentId: lentEnvironment.id },
      params: { name: lentEnvironment.id },
      field,
    },
    {
      when: 'a missing environment, before the stale version',
      given: { environmentId: 'test-0', version: 9 },
      params: { name: 'test-0' },
      field,
    },
  ],
  'stale-version': [
    { when: 'a version nobody has given out', given: { environmentId: prodEnvironment.id, version: 1 } },
    {
      when: 'a version from before another tab switched (rule 12)',
      given: {
        world: aWorld().withCurrentEnvironment(owner, testEnvironment).world,
        environmentId: prodEnvironment.id,
        version: 0,
      },
    },
    {
      when: 'a stale version, though it would change nothing',
      given: {
        world: aWorld().withCurrentEnvironment(owner, prodEnvironment).world,
        environmentId: prodEnvironment.id,
        version: 0,
      },
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof switchEnvironment>, Given>

test.each(rowsOf<RefusalCodeOf<typeof switchEnvironment>, Given>(refusals))(
  'refuses to switch: %s: %s',
  (_when, code, one) => {
    const { world = aWorld().world, environmentId, version = 0 } = one.given
    expect(switchEnvironment(world, { environmentId, version }, commandContext(owner))).toEqual(refusalOf(code, one))
  },
)
