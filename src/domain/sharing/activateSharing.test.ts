import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { activateSharing } from './activateSharing.ts'
import { brokenInvariants } from '../world/invariants.ts'
import { commandContext, eventsOf, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import { aWorld, anAccount, game, unknownAppId, owner, shop } from '../testing/aWorld.ts'
import { having } from '../testing/having.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import { activationOf, isActivated, type World } from '../world/world.ts'

test('activates an account with cloud development in one step (rule 7)', () => {
  const { world } = aWorld()
  const { after, step } = take(world, activateSharing(world, {}, commandContext(shop)), commandContext(shop))

  expect(activationOf(after, shop.appId)).toEqual({ appId: shop.appId, by: 'account', since: now, version: 1 })
  expect(brokenInvariants(after, step)).toEqual([])
})

test('activating twice changes nothing and commits nothing (F25, I10)', () => {
  expect(eventsOf(activateSharing(aWorld().world, {}, commandContext(owner)))).toEqual([])
})

test('activating again after deregistering goes on counting versions (I10)', () => {
  const { world } = aWorld().withoutActivation(shop)
  const asleep = having(world, { activations: [{ appId: shop.appId, by: 'nobody', since: now, version: 2 }] })
  const { after } = take(asleep, activateSharing(asleep, {}, commandContext(shop)), commandContext(shop))

  expect(isActivated(after, shop.appId)).toBe(true)
  expect(activationOf(after, shop.appId)?.version).toBe(3)
})

interface Given {
  world: World
  as: Account
}

const refusals = {
  'cloud-not-opened': [
    { when: 'an account that has not opened cloud development', given: { world: aWorld().world, as: game } },
    { when: 'an account that nobody knows', given: { world: aWorld().world, as: anAccount(unknownAppId, 'nobody') } },
    {
      when: 'an account that only a share has activated',
      given: { world: aWorld().withShare({ grantee: game }).world, as: game },
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof activateSharing>, Given>

test.each(rowsOf(refusals))('refuses to activate %s: %s', (_when, code, one) => {
  const { world, as } = one.given
  expect(activateSharing(world, {}, commandContext(as))).toEqual(refusalOf(code, one))
})
