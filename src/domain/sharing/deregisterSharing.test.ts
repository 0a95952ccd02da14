import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { deregisterSharing } from './deregisterSharing.ts'
import { brokenInvariants } from '../world/invariants.ts'
import { commandContext, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import { aWorld, game, lender, news, owner, shop } from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import { activationOf, type World } from '../world/world.ts'

test.each([
  ['an account that never shared', aWorld()],
  ['an account whose given share has ended', aWorld().withShare({ endedBy: owner })],
  ['an account whose received share has ended', aWorld().withReceivedShare({ endedBy: owner })],
])('closes sharing for %s (rule 10, I8)', (_case, { world }) => {
  const { after, step } = take(
    world,
    deregisterSharing(world, { version: 1 }, commandContext(owner)),
    commandContext(owner),
  )

  expect(activationOf(after, owner.appId)).toEqual({ appId: owner.appId, by: 'nobody', since: now, version: 2 })
  expect(brokenInvariants(after, step)).toEqual([])
})

interface Given {
  world: World
  as: Account
  version: number
}

const refusals = {
  'sharing-not-activated': [
    { when: 'an account that never activated it', given: { world: aWorld().world, as: shop, version: 0 } },
    {
      when: 'an account that fell back with its last share',
      given: { world: aWorld().withShare({ grantee: game, endedBy: owner }).world, as: game, version: 2 },
    },
  ],
  'shares-remain': [
    {
      when: 'an owner that still shares (B39)',
      given: { world: aWorld().withShare().withShare({ grantee: news }).world, as: owner, version: 1 },
      params: { total: 2, given: 2, received: 0 },
    },
    {
      when: 'an account that still receives (B39)',
      given: { world: aWorld().withReceivedShare().world, as: owner, version: 1 },
      params: { total: 1, given: 0, received: 1 },
    },
    {
      when: 'an account with shares in both directions (B39)',
      given: { world: aWorld().withShare().withReceivedShare().world, as: owner, version: 1 },
      params: { total: 2, given: 1, received: 1 },
    },
    {
      when: 'an account that a share has activated',
      given: { world: aWorld().withShare({ grantee: game }).world, as: game, version: 1 },
      params: { total: 1, given: 0, received: 1 },
    },
    {
      when: 'what blocks, before that the version is stale (F24)',
      given: { world: aWorld().withReceivedShare().world, as: lender, version: 9 },
      params: { total: 1, given: 1, received: 0 },
    },
  ],
  'stale-version': [
    { when: 'a version from before', given: { world: aWorld().world, as: owner, version: 0 } },
    { when: 'a version from the future', given: { world: aWorld().world, as: owner, version: 2 } },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof deregisterSharing>, Given>

test.each(rowsOf(refusals))('answers deregistering for %s: %s', (_when, code, one) => {
  const { world, as, version } = one.given
  expect(deregisterSharing(world, { version }, commandContext(as))).toEqual(refusalOf(code, one))
})
