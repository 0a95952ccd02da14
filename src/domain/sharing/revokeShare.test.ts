import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { can } from '../environments/can.ts'
import { brokenInvariants } from '../world/invariants.ts'
import { revokeShare } from './revokeShare.ts'
import { commandContext, eventsOf, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
} from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'
import { activationOf, type World } from '../world/world.ts'

const shared = aWorld().withShare({ grants: [aGrant(testEnvironment), aGrant(prodEnvironment)], version: 4 })
const command = { shareId: 'share-1', version: 4 }

test.each([
  ['owner', owner],
  ['grantee', shop],
])('the %s alone can end a share (rule 8)', (_side, account) => {
  const { world } = shared
  const { after, step } = take(world, revokeShare(world, command, commandContext(account)), commandContext(account))

  expect(after.shares.rows).toEqual([
    { ...world.shares.rows[0], version: 5, updatedAt: now, ended: { at: now, by: account.appId } },
  ])
  expect(brokenInvariants(after, step)).toEqual([])
})

test.each([
  ['owner', owner],
  ['grantee', shop],
])('after the %s revoked, the grantee can do nothing in any environment (rule 9, I9)', (_side, account) => {
  const { world } = shared
  const { after } = take(world, revokeShare(world, command, commandContext(account)), commandContext(account))
  const left = after.environments.rows.filter(({ id }) =>
    everyPermission.some((permission) => can(after, shop.appId, id, permission)),
  )

  expect(left).toEqual([])
})

test('the owner revoking sends the grantee exactly one notice: who, which environments, when (rule 9, I12)', () => {
  const { world } = shared
  const { after } = take(world, revokeShare(world, command, commandContext(owner)), commandContext(owner))

  expect(after.notifications.rows).toEqual([
    {
      id: 'new-notification-1',
      to: shop.appId,
      shareId: 'share-1',
      owner: { appId: owner.appId, name: owner.name },
      environmentIds: [testEnvironment.id, prodEnvironment.id],
      at: now,
      readAt: null,
    },
  ])
})

test('the grantee leaving sends no notice to anybody (rule 9, I12)', () => {
  const { world } = shared
  const { after } = take(world, revokeShare(world, command, commandContext(shop)), commandContext(shop))

  expect(after.notifications.rows).toEqual([])
})

test('other shares of both sides stay as they are', () => {
  const { world } = shared.withShare({ grantee: news }).withReceivedShare()
  const { after } = take(world, revokeShare(world, command, commandContext(owner)), commandContext(owner))

  expect(after.shares.rows.slice(1)).toEqual(world.shares.rows.slice(1))
})

const activatedByShare = aWorld().withShare({ grantee: game })

test.each([
  ['the owner', owner],
  ['the grantee', game],
])('an account that a share activated falls back when %s ends its last one (rule 7)', (_case, account) => {
  const { world } = activatedByShare
  const { after, step } = take(
    world,
    revokeShare(world, { ...command, version: 1 }, commandContext(account)),
    commandContext(account),
  )

  expect(activationOf(after, game.appId)).toEqual({ appId: game.appId, by: 'nobody', since: now, version: 2 })
  expect(brokenInvariants(after, step)).toEqual([])
})

test('it does not fall back while another share is left (rule 7)', () => {
  const { world } = activatedByShare.withShare({ owner: lender, grantee: game, grants: [aGrant(lentEnvironment)] })
  const { after } = take(
    world,
    revokeShare(world, { ...command, version: 1 }, commandContext(owner)),
    commandContext(owner),
  )

  expect(activationOf(after, game.appId)).toMatchObject({ by: 'share', version: 1 })
})

test('an account that activated itself stays activated without shares (rule 7)', () => {
  const { world } = aWorld().withActivated(shop).withShare()
  const events = eventsOf(revokeShare(world, { ...command, version: 1 }, commandContext(shop)))

  expect(events.map(({ kind }) => kind)).toEqual(['share-revoked'])
})

interface Given {
  world?: World
  shareId?: string
  version?: number
  as?: Account
}

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
      when: 'a share the owner has ended already (I12)',
      given: { world: aWorld().withShare({ endedBy: owner }).world },
      params: { by: 'owner' },
    },
    {
      when: 'a share the grantee has left already',
      given: { world: aWorld().withShare({ endedBy: shop }).world },
      params: { by: 'grantee' },
    },
    {
      when: 'that it has ended, before that the version is stale (F31)',
      given: { world: aWorld().withShare({ endedBy: owner }).world, as: shop, version: 1 },
      params: { by: 'owner' },
    },
  ],
  'stale-version': [
    { when: 'a version from before a change (rule 12)', given: { version: 3 } },
    { when: 'a version from the future', given: { version: 5 } },
    { when: 'a stale version of the grantee (rule 12)', given: { version: 3, as: shop } },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof revokeShare>, Given>

test.each(rowsOf<RefusalCodeOf<typeof revokeShare>, Given>(refusals))(
  'refuses to revoke: %s: %s',
  (_when, code, one) => {
    const { world = shared.world, shareId = 'share-1', version = 4, as = owner } = one.given
    expect(revokeShare(world, { shareId, version }, commandContext(as))).toEqual(refusalOf(code, one))
  },
)
