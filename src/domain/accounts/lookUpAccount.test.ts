import { expect, test } from 'vitest'
import type { Account } from './account.ts'
import { lookUpAccount } from './lookUpAccount.ts'
import type { RefusalCodeOf } from '../testing/acting.ts'
import { aWorld, anAccount, frozen, game, lender, news, unknownAppId, owner, rival, shop } from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import type { World } from '../world/world.ts'

test.each([
  ['a mini program', shop, shop.appId],
  ['an official account', news, news.appId],
  ['a mini game without cloud development', game, game.appId],
  ['a mobile app', anAccount(unknownAppId, '茶语', { kind: 'mobile-app' }), unknownAppId],
  ['an AppID in upper case (B06)', shop, shop.appId.toUpperCase()],
  ['an AppID with invisible characters (B02)', shop, `\u202e${shop.appId.slice(0, 5)}\u200b${shop.appId.slice(5)}\n`],
  ['an account that already shares the other way round', lender, lender.appId],
])('finds %s', (_case, account, text) => {
  const { world } = aWorld().withAccounts(account).withReceivedShare()
  expect(lookUpAccount(world, text, owner.appId)).toEqual({ refused: false, account })
})

test('finds an account again after its share has ended', () => {
  const { world } = aWorld().withShare({ endedBy: shop })
  expect(lookUpAccount(world, shop.appId, owner.appId)).toEqual({ refused: false, account: shop })
})

interface Given {
  world?: World
  text: string
  as?: Account
}

const { world } = aWorld()
const field = 'appId'

// Whole answers: the cases of another entity prove that nothing is said about the account.
const refusals = {
  'app-id-malformed': [
    { when: 'an empty text (B01)', given: { text: '  ' }, params: { fault: 'empty' }, field },
    {
      when: 'an AppID that is too short (B03)',
      given: { text: 'wx123' },
      params: { fault: 'length', length: 5 },
      field,
    },
  ],
  self: [
    { when: 'the own AppID (B11)', given: { text: owner.appId }, field },
    {
      when: 'the own AppID in full-width capitals (B11)',
      given: { text: `ＷＸ${owner.appId.slice(2).toUpperCase()}` },
      field,
    },
  ],
  'account-not-found': [{ when: 'an AppID nobody has (B12)', given: { text: unknownAppId }, field }],
  'account-frozen': [{ when: 'a frozen account (B13)', given: { text: frozen.appId }, field }],
  'other-entity': [
    { when: 'an account of another entity (B12b, I14)', given: { text: rival.appId }, field },
    {
      when: 'any account, for one that is unknown itself',
      given: { text: shop.appId, as: anAccount(unknownAppId, '') },
      field,
    },
  ],
  'already-shared': [
    {
      when: 'an account that is shared with already (B14)',
      given: { world: aWorld().withShare({ id: 'share-7' }).world, text: shop.appId },
      params: { shareId: 'share-7' },
      field,
    },
    {
      when: 'an account that is shared with again (B14)',
      given: { world: aWorld().withShare({ endedBy: owner }).withShare({ id: 'share-again' }).world, text: shop.appId },
      params: { shareId: 'share-again' },
      field,
    },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof lookUpAccount>, Given>

test.each(rowsOf<RefusalCodeOf<typeof lookUpAccount>, Given>(refusals))('answers %s: %s', (_when, code, one) => {
  const { text, as = owner } = one.given
  expect(lookUpAccount(one.given.world ?? world, text, as.appId)).toEqual(refusalOf(code, one))
})

// docs/rules.md: malformed → self → unknown → frozen → other entity → already shared.
test.each([
  ['self before frozen', { ...frozen, appId: owner.appId }, 'self'],
  ['frozen before another entity', { ...rival, status: 'frozen' as const }, 'account-frozen'],
  ['frozen before already shared', { ...shop, status: 'frozen' as const }, 'account-frozen'],
  ['another entity before already shared', { ...shop, entityId: rival.entityId }, 'other-entity'],
])('says %s', (_case, account, code) => {
  const { world } = aWorld().withShare().withAccounts(account)
  expect(lookUpAccount(world, account.appId, owner.appId)).toMatchObject({ code })
})
