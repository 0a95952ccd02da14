import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { can } from '../environments/can.ts'
import type { Commit } from './event.ts'
import { applyCommit } from './evolve.ts'
import { brokenInvariants } from './invariants.ts'
import { readiness } from '../environments/readiness.ts'
import { currentEnvironment } from '../environments/switchEnvironment.ts'
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
  testEnvironment,
  type ItemOptions,
} from '../testing/aWorld.ts'
import { decide, type AskedCommand, type RefusalCode, type Verb } from '../testing/command.ts'
import { contentInWriting, inWriting } from '../testing/naiveItems.ts'
import { NaiveModel, type Visible } from '../testing/naiveModel.ts'
import { commandSeed, commandOf, type CommandSeed } from '../testing/randomCommands.ts'
import { activationOf, environmentOf, liveShares, type World } from './world.ts'
import { worldData } from './worldData.ts'

const seed = 20240520
const walks = 3_000
const longest = 50

const orders: ItemOptions = { resource: 'database', name: 'orders', rule: '{"read": true, "write": false}' }
const coupon: ItemOptions = { resource: 'run', name: 'coupon', image: 'nginx', port: 80 }

// By name, so that a failing walk can say in a word where it began.
const starts = {
  'nothing shared': aWorld(),
  'shares in both directions': aWorld().withReceivedShare().withShare({ grantee: game }),
  'tight limits': aWorld()
    .withLimits({
      sharesPerAccount: 2,
      environmentsPerShare: 2,
      itemsPerKind: 2,
      recordsPerCollection: 2,
      itemKilobytes: 1,
    })
    .withShare({ grantee: news, endedBy: owner })
    .withItems(testEnvironment, orders, coupon, {
      resource: 'functions',
      name: 'hello',
      code: '',
      rule: '{"invoke": true}',
    })
    .withRecords(testEnvironment, 'orders', { id: 'order-1' }, { id: 'order-2' }),
  'an expired environment in a share': aWorld()
    .withShare({ grants: [aGrant(testEnvironment), aGrant(prodEnvironment)], version: 3 })
    .withEnvironments({ ...prodEnvironment, status: 'expired' })
    .withItems(prodEnvironment, orders, coupon, { resource: 'storage', name: 'readme.txt', content: '' })
    .withRecords(prodEnvironment, 'orders', { id: 'order-1' }),
  'things in an environment': aWorld()
    .withShare()
    .withItems(testEnvironment, orders, coupon)
    .withRecords(
      testEnvironment,
      'orders',
      { id: 'order-1' },
      { id: 'order-2', data: { cups: 2 }, openId: 'o1', version: 3 },
    ),
  'two shares with the mini game': aWorld()
    .withShare({ grantee: game })
    .withShare({ owner: lender, grantee: game, grants: [aGrant(lentEnvironment)] }),
}
type Start = keyof typeof starts
const startNames = Object.keys(starts) as Start[] // An object literal has no other keys.

// Counts over all walks. The compiler asks for every verb and every refusal.
const seen = {
  activateSharing: { 'cloud-not-opened': 0 },
  deregisterSharing: { 'sharing-not-activated': 0, 'shares-remain': 0, 'stale-version': 0 },
  lookUpAccount: {
    'app-id-malformed': 0,
    self: 0,
    'account-not-found': 0,
    'account-frozen': 0,
    'other-entity': 0,
    'already-shared': 0,
  },
  shareEnvironments: {
    'sharing-not-activated': 0,
    'app-id-malformed': 0,
    self: 0,
    'account-not-found': 0,
    'account-frozen': 0,
    'other-entity': 0,
    'already-shared': 0,
    'too-many-shares': 0,
    'no-environments': 0,
    'too-many-environments': 0,
    'environment-not-own': 0,
    'environment-not-found': 0,
    'environment-unavailable': 0,
    'environment-repeated': 0,
    'no-permissions': 0,
    'permission-unknown': 0,
    'operate-needs-view': 0,
  },
  configureShare: {
    'share-not-found': 0,
    'share-ended': 0,
    'only-owner-removes-environments': 0,
    'only-owner-changes-permissions': 0,
    'stale-version': 0,
    'no-environments': 0,
    'too-many-environments': 0,
    'environment-not-own': 0,
    'environment-not-found': 0,
    'environment-unavailable': 0,
    'environment-repeated': 0,
    'no-permissions': 0,
    'permission-unknown': 0,
    'operate-needs-view': 0,
  },
  revokeShare: { 'share-not-found': 0, 'share-ended': 0, 'stale-version': 0 },
  switchEnvironment: { 'environment-not-found': 0, 'stale-version': 0 },
  markNotificationsRead: { 'notification-not-found': 0 },
  markAllNotificationsRead: { 'notification-not-found': 0 },
  addItem: {
    'environment-not-found': 0,
    'permission-missing': 0,
    'environment-unavailable': 0,
    'item-name-invalid': 0,
    'item-exists': 0,
    'too-many-items': 0,
    'item-too-large': 0,
    'item-rule-invalid': 0,
    'item-image-invalid': 0,
    'item-port-invalid': 0,
  },
  changeItem: {
    'environment-not-found': 0,
    'permission-missing': 0,
    'environment-unavailable': 0,
    'item-not-found': 0,
    'stale-version': 0,
    'item-too-large': 0,
    'item-rule-invalid': 0,
    'item-image-invalid': 0,
    'item-port-invalid': 0,
  },
  removeItem: {
    'environment-not-found': 0,
    'permission-missing': 0,
    'environment-unavailable': 0,
    'item-not-found': 0,
    'stale-version': 0,
  },
  addRecord: {
    'environment-not-found': 0,
    'permission-missing': 0,
    'environment-unavailable': 0,
    'item-not-found': 0,
    'record-id-invalid': 0,
    'record-exists': 0,
    'too-many-items': 0,
    'item-too-large': 0,
  },
  changeRecord: {
    'environment-not-found': 0,
    'permission-missing': 0,
    'environment-unavailable': 0,
    'item-not-found': 0,
    'record-not-found': 0,
    'stale-version': 0,
    'record-id-invalid': 0,
    'item-too-large': 0,
  },
  removeRecord: {
    'environment-not-found': 0,
    'permission-missing': 0,
    'environment-unavailable': 0,
    'item-not-found': 0,
    'record-not-found': 0,
    'stale-version': 0,
  },
} satisfies { [V in Verb]: Record<RefusalCode<V>, number> }

const happened = {
  'activateSharing done': 0,
  'activateSharing nothing to do': 0,
  'deregisterSharing done': 0,
  'lookUpAccount found': 0,
  'shareEnvironments done': 0,
  'configureShare done': 0,
  'configureShare nothing to do': 0,
  'revokeShare done': 0,
  'switchEnvironment done': 0,
  'switchEnvironment nothing to do': 0,
  'markNotificationsRead done': 0,
  'markNotificationsRead nothing to do': 0,
  'markAllNotificationsRead done': 0,
  'markAllNotificationsRead nothing to do': 0,
  'addItem done': 0,
  'changeItem done': 0,
  'changeItem nothing to do': 0,
  'removeItem done': 0,
  'addRecord done': 0,
  'changeRecord done': 0,
  'changeRecord nothing to do': 0,
  'removeRecord done': 0,
  'a collection went with its records': 0,
  'cloudbase_auth was removed': 0,
  'a grantee changed what lies in an environment': 0,
  'shared again after an end': 0,
  'activated by a share': 0,
  'fell back': 0,
  noticed: 0,
  'configured around an expired environment': 0,
  'walks that shared, configured and revoked': 0,
}

const aWalk = fc.noBias(
  fc.tuple(fc.constantFrom(...startNames), fc.array(commandSeed, { maxLength: longest, size: 'max' })),
)

// One run for both tests: the second asks what the first has met.
describe('random walks over all verbs', () => {
  let failure: Error | undefined
  let walked = 0

  beforeAll(() => {
    const property = fc.property(aWalk, ([start, seeds]) => walk(start, seeds))
    const { failed, numRuns, counterexamplePath, numShrinks, errorInstance } = fc.check(property, {
      seed,
      numRuns: walks,
    })
    walked = numRuns
    if (!failed) return
    const path = `seed ${seed}, path ${counterexamplePath}, shrunk ${numShrinks} times`
    failure = new Error(`A walk went wrong (${path}). ${String(errorInstance)}`, { cause: causeOf(errorInstance) })
  }, 120_000)

  test('keep every invariant, and agree with the naive model at every step (I1–I15)', () => {
    if (failure) throw failure
    expect(walked).toBe(walks)
  })

  test('meet every verb, every refusal and every turn of the story often enough to mean something', () => {
    const refused = Object.entries(seen).flatMap(([verb, codes]) =>
      Object.entries(codes).map(([code, count]): [string, number] => [`${verb} ${code}`, count]),
    )
    const rare = [
      ...refused.filter(([, times]) => times < 5),
      ...Object.entries(happened).filter(([, times]) => times < 100),
    ]
    expect(rare).toEqual([])
    expect(happened['walks that shared, configured and revoked']).toBeGreaterThan(walks / 2)
  })
})

/** Walks once. What goes wrong is told together with the commands that led there. */
function walk(startName: Start, seeds: readonly CommandSeed[]) {
  const start = frozen(starts[startName].world)
  const model = new NaiveModel(start)
  const trail: string[] = []
  const commits: Commit[] = []
  let world = start
  try {
    for (const [index, each] of seeds.entries()) {
      const asked = commandOf(each, world)
      trail.push(JSON.stringify(asked))
      const commit = obey(world, asked, index, model)
      if (commit) {
        const before = world
        world = frozen(applyCommit(before, commit))
        commits.push(commit)
        countTurns(before, commit, world)
        expect(brokenInvariants(world, { before, commit })).toEqual([])
      }
      compare(world, model, index)
    }
    // I13: the events alone, from the beginning, tell the whole world.
    expect(worldData(commits.reduce(applyCommit, start))).toEqual(worldData(world))
  } catch (error) {
    throw new Error(`From “${startName}”, after\n${trail.join('\n')}\n${String(error)}`, { cause: error })
  }
  const kinds = new Set(commits.flatMap(({ events }) => events.map(({ kind }) => kind)))
  if (kinds.has('environments-shared') && kinds.has('share-configured') && kinds.has('share-revoked'))
    happened['walks that shared, configured and revoked']++
}

/** The comparison that failed: the trail around it is told already. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : error
}

/** Asks the rules and the model. Worlds are frozen: a rule that changed one, refusing or not, would throw here (I15). */
function obey(world: World, asked: AskedCommand, index: number, model: NaiveModel): Commit | undefined {
  const { as, command } = asked
  const at = new Date(Date.UTC(2024, 5, 1) + index * 1000).toISOString()
  const decision = decide(world, command, { as, at, newId: (prefix) => `${prefix}-step-${index}` })
  const answer = answerOf(decision)
  expect(answer).toBe(model.obey(asked, at, `step-${index}`))

  count(command.verb, answer)
  if (decision.refused || !('events' in decision) || decision.events.length === 0) return undefined
  return { revision: world.revision + 1, at, actor: as, requestId: `request-${index}`, events: decision.events }
}

function answerOf(decision: ReturnType<typeof decide>): string {
  if (decision.refused) return decision.code
  if ('account' in decision) return `found ${decision.account.appId}`
  return decision.events.length > 0 ? 'done' : 'nothing to do'
}

function compare(world: World, model: NaiveModel, index: number) {
  expect(visibleIn(world)).toEqual(model.visible())

  // I9: everybody, everywhere, with one permission after the other.
  const permission = everyPermission[index % everyPermission.length] ?? ''
  const wrong = world.accounts.rows.flatMap(({ appId }) =>
    world.environments.rows
      .filter(({ id }) => can(world, appId, id, permission) !== model.can(appId, id, permission))
      .map(({ id }) => `${appId} ${id} ${permission}`),
  )
  expect(wrong).toEqual([])
}

function visibleIn(world: World): Visible {
  const byAccount = <Item>(look: (appId: string) => readonly Item[]) =>
    world.accounts.rows.flatMap(({ appId }) => look(appId))
  const rank = new Map(world.shares.rows.map(({ id }, index) => [id, index]))
  const given = byAccount((appId) => liveShares(world, appId, 'given')).toSorted(
    (one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0),
  )
  return {
    live: given.map(({ id, owner: from, grantee, version, grants }) => [
      `${id} ${from}→${grantee} v${version}`,
      ...grants.map(({ environmentId, permissions }) => `${environmentId}: ${permissions.toSorted().join(' ')}`),
    ]),
    ended: world.shares.rows.flatMap(({ id, ended }) => (ended ? [`${id} ${ended.by}`] : [])),
    activated: byAccount((appId) => {
      const activation = activationOf(world, appId)
      return activation ? [`${appId} ${activation.by} ${activation.version}`] : []
    }),
    notices: world.notifications.rows.map(({ id, to, shareId, owner: from, environmentIds, at, readAt }) =>
      [id, to, shareId, from.name, ...environmentIds, at, readAt ?? undefined].map(String).join(' '),
    ),
    current: byAccount((appId) => {
      const { environment, version } = currentEnvironment(world, appId)
      return [`${appId} ${environment?.id} ${version}`]
    }),
    items: world.items.rows
      .map(
        ({ id, environmentId, resource, name, version, ...content }) =>
          `${id} ${environmentId} ${resource} ${name} v${version} ${contentInWriting(content)}`,
      )
      .toSorted(),
    records: world.records.rows
      .map(
        ({ environmentId, collection, id, version, data }) =>
          `${environmentId} ${collection} ${id} v${version} ${inWriting(data)}`,
      )
      .toSorted(),
  }
}

function count(verb: Verb, answer: string) {
  const codes: Record<string, number> = seen[verb]
  const turns: Record<string, number> = happened
  const turn = `${verb} ${answer.split(' ')[0] === 'found' ? 'found' : answer}`
  if (turn in turns) turns[turn] = (turns[turn] ?? 0) + 1
  // A code the table lacks would not compile; one that appears all the same would count as rare and be told.
  else codes[answer] = (codes[answer] ?? 0) + 1
}

function countTurns(before: World, { actor, events }: Commit, after: World) {
  for (const event of events) {
    if (event.kind === 'sharing-activated' && event.by === 'share') happened['activated by a share']++
    if (event.kind === 'activation-fell-back') happened['fell back']++
    if (event.kind === 'item-removed' && after.records.size < before.records.size)
      happened['a collection went with its records']++
    if (
      event.kind === 'item-removed' &&
      before.environments.rows.some(({ id }) => readiness(before, id) !== readiness(after, id))
    )
      happened['cloudbase_auth was removed']++
    if (event.kind === 'item-added' && environmentOf(before, event.item.environmentId)?.owner !== actor)
      happened['a grantee changed what lies in an environment']++
    if (event.kind === 'notification-sent') happened.noticed++
    if (
      event.kind === 'share-configured' &&
      event.grants.some(({ environmentId }) => environmentOf(before, environmentId)?.status === 'expired')
    )
      happened['configured around an expired environment']++
    if (
      event.kind === 'environments-shared' &&
      before.shares.rows.some(({ owner: from, grantee }) => from === event.owner && grantee === event.grantee)
    )
      happened['shared again after an end']++
  }
}

function frozen(world: World): World {
  deepFreeze(worldData(world))
  return world
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}
