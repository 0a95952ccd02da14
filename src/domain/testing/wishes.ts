import fc from 'fast-check'
import type { Grant, Share } from '../share.ts'
import { liveShares, type World } from '../world.ts'
import {
  everyPermission,
  frozen,
  game,
  lender,
  news,
  nobody,
  owner,
  rival,
  shop,
  viewOnly,
} from './aWorld.ts'
import type { AskedCommand, Verb } from './command.ts'

type Part = 'who' | 'what' | 'rows' | 'version'

/**
 * What somebody may want next, before it is known what there is: numbers that pick from whatever the world then holds.
 * Most wishes are sensible, so that walks get somewhere; in the others one part, or any, may be nonsense.
 */
export interface Wish {
  verb: Verb
  nonsense: Part | 'nothing' | 'anything'
  who: number
  what: number
  version: number
  rows: readonly { environment: number; permissions: number }[]
}

// Not biased: fast-check would throw the smallest and greatest numbers half of the time.
const die = fc.noBias(fc.nat({ max: 9_999 }))

const often = <Value>(...weighted: [number, Value][]) =>
  fc.oneof(...weighted.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

export const aWish: fc.Arbitrary<Wish> = fc.record({
  verb: often<Verb>(
    [9, 'shareEnvironments'],
    [8, 'configureShare'],
    [6, 'revokeShare'],
    [3, 'activateSharing'],
    [2, 'deregisterSharing'],
    [3, 'switchEnvironment'],
    [2, 'lookUpAccount'],
    [2, 'markNotificationsRead'],
  ),
  nonsense: often<Wish['nonsense']>([14, 'nothing'], [1, 'who'], [1, 'what'], [1, 'version'], [2, 'rows'], [2, 'anything']),
  who: die,
  what: die,
  version: die,
  rows: fc.array(fc.record({ environment: die, permissions: die }), { minLength: 1, maxLength: 4, size: 'max' }),
})

/** The command a wish becomes in this world. */
export function commandOf(wish: Wish, world: World): AskedCommand {
  const { verb, what } = wish
  switch (verb) {
    case 'activateSharing':
      return { as: choose(wish, 'who', asleep(world), everybody(world)), command: { verb } }
    case 'deregisterSharing': {
      const as = choose(wish, 'who', idle(world), everybody(world))
      return { as, command: { verb, version: versionNear(activationVersion(world, as), wish) } }
    }
    case 'lookUpAccount': {
      const as = choose(wish, 'who', sharers(world), everybody(world))
      return { as, command: { verb, text: choose(wish, 'what', strangersTo(world, as), texts) } }
    }
    case 'shareEnvironments': {
      const as = choose(wish, 'who', sharers(world), everybody(world))
      const grantee = choose(wish, 'what', strangersTo(world, as), texts)
      return { as, command: { verb, grantee, grants: rowsFor(world, as, wish) } }
    }
    case 'configureShare': {
      const share = aShare(world, wish)
      const as = choose(wish, 'who', [share.owner], [share.grantee, share.grantee, ...everybody(world)])
      const grants = what % 5 === 0 ? reordered(share, wish) : rowsFor(world, share.owner, wish, share.grants)
      return { as, command: { verb, shareId: share.id, version: versionNear(share.version, wish), grants } }
    }
    case 'revokeShare': {
      const share = aShare(world, wish)
      const as = choose(wish, 'who', [share.owner, share.grantee], everybody(world))
      return { as, command: { verb, shareId: share.id, version: versionNear(share.version, wish) } }
    }
    case 'switchEnvironment': {
      const as = choose(wish, 'who', [owner.appId, lender.appId, game.appId, shop.appId], everybody(world))
      const environmentId = choose(wish, 'what', reachable(world, as), everyEnvironment(world))
      const version = world.choices.find(({ appId }) => appId === as)?.version ?? 0
      return { as, command: { verb, environmentId, version: versionNear(version, wish) } }
    }
    case 'markNotificationsRead': {
      const as = choose(wish, 'who', addressees(world), everybody(world))
      const own = world.notifications.filter(({ to }) => to === as).map(({ id }) => id)
      const all = [...world.notifications.map(({ id }) => id), 'notification-0']
      return { as, command: { verb, ids: choose(wish, 'what', [own, own.slice(-1), own.slice(0, 1)], [all, all.slice(-1), [...own, ...own], []]) } }
    }
  }
}

/** One of the sensible ones, if there are any and this part of the wish is sensible. */
function choose<Item>(wish: Wish, part: 'who' | 'what', sensible: readonly Item[], others: readonly Item[]): Item {
  return pick(isSensible(wish, part) && sensible.length > 0 ? sensible : others, wish[part])
}

function isSensible({ nonsense }: Wish, part: Part): boolean {
  return nonsense !== part && nonsense !== 'anything'
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('There is nothing to pick from')
  return item
}

function versionNear(version: number, wish: Wish): number {
  return isSensible(wish, 'version') ? version : version + pick([-1, 1, 40, 0], wish.version)
}

const everybody = (world: World) => [...world.accounts.map(({ appId }) => appId), nobody]
const ownEnvironmentsOf = (world: World, appId: string) => world.environments.filter((it) => it.owner === appId).map(({ id }) => id)
const everyEnvironment = (world: World) => [...world.environments.map(({ id }) => id), 'test-000000', '']

function activationVersion(world: World, appId: string): number {
  return world.activations.find((activation) => activation.appId === appId)?.version ?? 0
}

function isAwake(world: World, appId: string): boolean {
  return world.activations.some((activation) => activation.appId === appId && activation.by !== 'nobody')
}

/** Those who have something to share come first: without them every walk would end in refusals. */
function asleep(world: World): string[] {
  const sleeping = world.accounts.filter(({ appId, cloud }) => cloud === 'opened' && !isAwake(world, appId)).map(({ appId }) => appId)
  const owning = sleeping.filter((appId) => ownEnvironmentsOf(world, appId).length > 0)
  return owning.length > 0 ? owning : sleeping
}

function idle(world: World): string[] {
  const live = world.shares.filter(({ ended }) => ended === null)
  return everybody(world).filter(
    (appId) => isAwake(world, appId) && !live.some((share) => share.owner === appId || share.grantee === appId),
  )
}

function sharers(world: World): string[] {
  return [owner.appId, owner.appId, lender.appId].filter((appId) => isAwake(world, appId))
}

/** Whom an account may share with and does not yet. */
function strangersTo(world: World, as: string): string[] {
  const grantees = liveShares(world, as, 'given').map(({ grantee }) => grantee)
  const known = new Set([as, ...grantees])
  return [shop, news, game, lender, owner].map(({ appId }) => appId).filter((appId) => !known.has(appId))
}

function addressees(world: World): string[] {
  const unread = world.notifications.filter(({ readAt }) => readAt === null)
  return (unread.length > 0 ? unread : world.notifications).map(({ to }) => to)
}

function reachable(world: World, appId: string): string[] {
  const received = liveShares(world, appId, 'received').flatMap(({ grants }) => grants.map(({ environmentId }) => environmentId))
  return [...ownEnvironmentsOf(world, appId), ...received]
}

/** Mostly live shares, sometimes ended ones, seldom one that does not exist. */
function aShare(world: World, wish: Wish): Pick<Share, 'id' | 'owner' | 'grantee' | 'version' | 'grants'> {
  const missing = { id: 'share-0', owner: owner.appId, grantee: shop.appId, version: 1, grants: [] }
  const live = world.shares.filter(({ ended }) => ended === null)
  return choose(wish, 'what', live, [...world.shares, ...world.shares, missing])
}

function reordered({ grants }: Pick<Share, 'grants'>, { version }: Wish): readonly Grant[] {
  const reversed = grants.map((grant) => ({ ...grant, permissions: grant.permissions.toReversed() })).toReversed()
  return pick([grants, reversed], version)
}

/** Rows of different usable environments, unless rows are to be nonsense. `kept` rows may stay whatever became of them. */
function rowsFor(world: World, as: string, wish: Wish, kept: readonly Grant[] = []): Grant[] {
  const usable = world.environments.filter((it) => it.owner === as && it.status === 'normal').map(({ id }) => id)
  const sensible = [...new Set([...usable, ...kept.map(({ environmentId }) => environmentId)])]
  if (!isSensible(wish, 'rows') || sensible.length === 0) {
    const foreign = [...reachable(world, as), ...reachable(world, as), ...everyEnvironment(world)]
    const rows = wish.rows.slice(wish.version % 5 === 0 ? 4 : 0)
    return rows.map((row) => ({ environmentId: pick(foreign, row.environment), permissions: pick([...lists, ...wrongLists], row.permissions) }))
  }
  const most = world.configuration.limits.environmentsPerShare
  const rows = wish.rows.map((row) => ({ environmentId: pick(sensible, row.environment), permissions: pick(lists, row.permissions) }))
  return rows
    .filter(({ environmentId }, index) => rows.findIndex((other) => other.environmentId === environmentId) === index)
    .slice(0, most)
}

/** Ways to write an AppID, most of them refused. */
const texts: readonly string[] = [
  shop.appId.toUpperCase(),
  `\u202e${game.appId}\n`,
  `ｗｘ${news.appId.slice(2)}`,
  owner.appId,
  lender.appId,
  shop.appId,
  rival.appId,
  frozen.appId,
  nobody,
  owner.appId.slice(1),
  '茶语商城',
  '',
  'wx'.repeat(200),
]

const lists: readonly (readonly string[])[] = [
  everyPermission,
  viewOnly,
  ['functions.invoke'],
  ['functions.view', 'functions.operate', 'run.invoke'],
  ['database.operate', 'database.view'],
  everyPermission.filter((permission) => !permission.endsWith('.operate')),
  ['storage.view', 'storage.operate', 'functions.invoke'],
]

const wrongLists: readonly (readonly string[])[] = [[], ['run.operate'], ['run.view', 'run.view'], ['run.view', 'cdn.view']]
