import { expect, test } from 'vitest'
import type { Account } from '../accounts/account.ts'
import { brokenInvariants } from '../world/invariants.ts'
import { markAllNotificationsRead, markNotificationsRead } from './markNotificationsRead.ts'
import { commandContext, eventsOf, now, take, type RefusalCodeOf } from '../testing/acting.ts'
import { aGrant, aWorld, lender, lentEnvironment, news, owner, rival, shop } from '../testing/aWorld.ts'
import { refusalOf, rowsOf, type RefusalCases } from '../testing/refusalCases.ts'

const told = aWorld()
  .withShare({ id: 'first', endedBy: owner })
  .withShare({ id: 'second', endedBy: owner })
  .withShare({ id: 'other', grantee: news, endedBy: owner })
const first = 'notification-first'
const second = 'notification-second'
const other = 'notification-other'

test('marks the notices it names, and no others', () => {
  const { world } = told
  const { after, step } = take(
    world,
    markNotificationsRead(world, { ids: [second] }, commandContext(shop)),
    commandContext(shop),
  )

  expect(after.notifications.rows.map(({ id, readAt }) => [id, readAt])).toEqual([
    [first, null],
    [second, now],
    [other, null],
  ])
  expect(brokenInvariants(after, step)).toEqual([])
})

test('a notice named twice is read once', () => {
  const { world } = told
  expect(eventsOf(markNotificationsRead(world, { ids: [first, first] }, commandContext(shop)))).toEqual([
    { kind: 'notifications-read', at: now, appId: shop.appId, ids: [first] },
  ])
})

test('a notice read before keeps the time it was read first (I10)', () => {
  const { world } = told
  const { after } = take(
    world,
    markNotificationsRead(world, { ids: [first] }, commandContext(shop)),
    commandContext(shop),
  )
  const later = commandContext(shop, '2024-06-01T08:00:00.000Z')
  const again = take(after, markNotificationsRead(after, { ids: [first, second] }, later), later)

  expect(again.after.notifications.rows.map(({ readAt }) => readAt)).toEqual([now, later.at, null])
})

test('marking nothing, or only what is read, commits nothing (I10)', () => {
  const { world } = told
  const { after } = take(
    world,
    markNotificationsRead(world, { ids: [first] }, commandContext(shop)),
    commandContext(shop),
  )

  expect(eventsOf(markNotificationsRead(world, { ids: [] }, commandContext(shop)))).toEqual([])
  expect(eventsOf(markNotificationsRead(after, { ids: [first] }, commandContext(shop)))).toEqual([])
})

test('all are marked up to the one named, whoever sent them, and none that came later', () => {
  const { world } = told.withShare({ id: 'later', owner: lender, grants: [aGrant(lentEnvironment)], endedBy: lender })
  const marked = markAllNotificationsRead(world, { upTo: second }, commandContext(shop))
  const { after, step } = take(world, marked, commandContext(shop))

  expect(eventsOf(marked)).toEqual([{ kind: 'notifications-read', at: now, appId: shop.appId, ids: [first, second] }])
  expect(eventsOf(markAllNotificationsRead(after, { upTo: second }, commandContext(shop)))).toEqual([])
  expect(brokenInvariants(after, step)).toEqual([])
})

const refusalsOfAll = {
  'notification-not-found': [
    { when: 'a notice that does not exist', given: { upTo: 'notification-0', as: shop } },
    { when: "another account's notice (I14)", given: { upTo: other, as: shop } },
    { when: "a notice it caused itself: it is the grantee's", given: { upTo: first, as: owner } },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof markAllNotificationsRead>, { upTo: string; as: Account }>

test.each(rowsOf<RefusalCodeOf<typeof markAllNotificationsRead>, { upTo: string; as: Account }>(refusalsOfAll))(
  'refuses to mark all up to %s: %s',
  (_when, code, one) => {
    const { upTo, as } = one.given
    expect(markAllNotificationsRead(told.world, { upTo }, commandContext(as))).toEqual(refusalOf(code, one))
  },
)

interface Given {
  ids: readonly string[]
  as: Account
}

const refusals = {
  'notification-not-found': [
    { when: 'a notice that does not exist', given: { ids: ['notification-0'], as: shop } },
    { when: "another account's notice (I14)", given: { ids: [other], as: shop } },
    { when: "a notice it caused itself: it is the grantee's", given: { ids: [first], as: owner } },
    { when: "a notice of another entity's account (I14)", given: { ids: [first], as: rival } },
    { when: 'own notices together with a foreign one: all or none (I15)', given: { ids: [first, other], as: shop } },
  ],
} satisfies RefusalCases<RefusalCodeOf<typeof markNotificationsRead>, Given>

test.each(rowsOf<RefusalCodeOf<typeof markNotificationsRead>, Given>(refusals))(
  'refuses to mark %s: %s',
  (_when, code, one) => {
    const { ids, as } = one.given
    expect(markNotificationsRead(told.world, { ids }, commandContext(as))).toEqual(refusalOf(code, one))
  },
)
