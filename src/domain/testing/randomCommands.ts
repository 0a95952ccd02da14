import fc from 'fast-check'
import type { Item, ItemContent, JsonObject } from '../items/item.ts'
import { permissionOf, type Resource } from '../sharing/permission.ts'
import type { Grant, Share } from '../sharing/share.ts'
import { liveShares, type World } from '../world/world.ts'
import { everyPermission, frozen, game, lender, news, unknownAppId, owner, rival, shop, viewOnly } from './aWorld.ts'
import type { AskedCommand, Verb } from './command.ts'

type Part = 'who' | 'what' | 'rows' | 'version' | 'name' | 'content'

/**
 * What may be wanted next, before it is known what there is: numbers that pick from whatever the world then holds.
 * Most seeds are sensible, so that walks get somewhere; in the others one part, or any, may be nonsense.
 */
export interface CommandSeed {
  verb: Verb
  nonsense: Part | 'nothing' | 'anything'
  who: number
  what: number
  version: number
  name: number
  content: number
  rows: readonly { environment: number; permissions: number }[]
}

// Not biased: fast-check would throw the smallest and greatest numbers half of the time.
const die = fc.noBias(fc.nat({ max: 9_999 }))

const often = <Value>(...weighted: [number, Value][]) =>
  fc.oneof(...weighted.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

export const commandSeed: fc.Arbitrary<CommandSeed> = fc.record({
  verb: often<Verb>(
    [9, 'shareEnvironments'],
    [8, 'configureShare'],
    [6, 'revokeShare'],
    [3, 'activateSharing'],
    [2, 'deregisterSharing'],
    [3, 'switchEnvironment'],
    [2, 'lookUpAccount'],
    [2, 'markNotificationsRead'],
    [1, 'markAllNotificationsRead'],
    [5, 'addItem'],
    [3, 'changeItem'],
    [2, 'removeItem'],
    [4, 'addRecord'],
    [3, 'changeRecord'],
    [2, 'removeRecord'],
  ),
  nonsense: often<CommandSeed['nonsense']>(
    [14, 'nothing'],
    [1, 'who'],
    [1, 'what'],
    [1, 'version'],
    [2, 'rows'],
    [1, 'name'],
    [2, 'content'],
    [2, 'anything'],
  ),
  who: die,
  what: die,
  version: die,
  name: die,
  content: die,
  rows: fc.array(fc.record({ environment: die, permissions: die }), { minLength: 1, maxLength: 4, size: 'max' }),
})

/** The command a seed becomes in this world. */
export function commandOf(seed: CommandSeed, world: World): AskedCommand {
  const { verb, what } = seed
  switch (verb) {
    case 'activateSharing':
      return { as: choose(seed, 'who', asleep(world), everyAppId(world)), command: { verb } }
    case 'deregisterSharing': {
      const as = choose(seed, 'who', idle(world), everyAppId(world))
      return { as, command: { verb, version: versionNear(activationVersion(world, as), seed) } }
    }
    case 'lookUpAccount': {
      const as = choose(seed, 'who', sharers(world), everyAppId(world))
      return { as, command: { verb, text: choose(seed, 'what', strangersTo(world, as), texts) } }
    }
    case 'shareEnvironments': {
      const as = choose(seed, 'who', sharers(world), everyAppId(world))
      const grantee = choose(seed, 'what', strangersTo(world, as), texts)
      return { as, command: { verb, grantee, grants: rowsFor(world, as, seed) } }
    }
    case 'configureShare': {
      const share = aShare(world, seed)
      const as = choose(seed, 'who', [share.owner], [share.grantee, share.grantee, ...everyAppId(world)])
      const grants = what % 5 === 0 ? reordered(share, seed) : rowsFor(world, share.owner, seed, share.grants)
      return { as, command: { verb, shareId: share.id, version: versionNear(share.version, seed), grants } }
    }
    case 'revokeShare': {
      const share = aShare(world, seed)
      const as = choose(seed, 'who', [share.owner, share.grantee], everyAppId(world))
      return { as, command: { verb, shareId: share.id, version: versionNear(share.version, seed) } }
    }
    case 'switchEnvironment': {
      const as = choose(seed, 'who', [owner.appId, lender.appId, game.appId, shop.appId], everyAppId(world))
      const environmentId = choose(seed, 'what', reachable(world, as), everyEnvironment(world))
      const version = world.choices.rows.find(({ appId }) => appId === as)?.version ?? 0
      return { as, command: { verb, environmentId, version: versionNear(version, seed) } }
    }
    case 'markNotificationsRead': {
      const as = choose(seed, 'who', addressees(world), everyAppId(world))
      const own = world.notifications.rows.filter(({ to }) => to === as).map(({ id }) => id)
      const all = [...world.notifications.rows.map(({ id }) => id), 'notification-0']
      return {
        as,
        command: {
          verb,
          ids: choose(seed, 'what', [own, own.slice(-1), own.slice(0, 1)], [all, all.slice(-1), [...own, ...own], []]),
        },
      }
    }
    case 'markAllNotificationsRead': {
      const as = choose(seed, 'who', addressees(world), everyAppId(world))
      const own = world.notifications.rows.filter(({ to }) => to === as).map(({ id }) => id)
      const all = [...world.notifications.rows.map(({ id }) => id), 'notification-0']
      return { as, command: { verb, upTo: choose(seed, 'what', own, all) } }
    }
    case 'addItem':
    case 'changeItem':
    case 'removeItem':
      return itemCommandOf({ ...seed, verb }, world)
    case 'addRecord':
    case 'changeRecord':
    case 'removeRecord':
      return recordCommandOf({ ...seed, verb }, world)
  }
}

/** Something of an environment is added, changed or removed, by its owner or by an account it is shared with. */
function itemCommandOf(
  seed: CommandSeed & { verb: 'addItem' | 'changeItem' | 'removeItem' },
  world: World,
): AskedCommand {
  const { verb } = seed
  if (verb === 'addItem') {
    const environmentId = choose(seed, 'what', environmentsInUse(world), everyEnvironment(world))
    const content = pick(isSensible(seed, 'content') ? contents : [...contents, ...wrongContents], seed.content)
    const name = pick(isSensible(seed, 'name') ? names[content.resource] : wrongNames, seed.name)
    return {
      as: choose(seed, 'who', operators(world, environmentId, content.resource), everyAppId(world)),
      command: { verb, environmentId, name, content },
    }
  }
  const item = choose<Pick<Item, 'id' | 'environmentId' | 'resource' | 'version'>>(
    seed,
    'what',
    inUse(world, world.items.rows),
    [...world.items, missingItem],
  )
  const place = { environmentId: item.environmentId, itemId: item.id }
  const version = versionNear(item.version, seed)
  const as = choose(seed, 'who', operators(world, item.environmentId, item.resource), everyAppId(world))
  if (verb === 'removeItem') return { as, command: { verb, ...place, version } }

  const fitting = (all: readonly ItemContent[]) => all.filter(({ resource }) => resource === item.resource)
  // One of another kind finds no such item.
  const others = [...fitting(wrongContents), pick(contents, seed.version)]
  return {
    as,
    command: {
      verb,
      ...place,
      version,
      content: pick(isSensible(seed, 'content') ? fitting(contents) : others, seed.content),
    },
  }
}

function recordCommandOf(
  seed: CommandSeed & { verb: 'addRecord' | 'changeRecord' | 'removeRecord' },
  world: World,
): AskedCommand {
  const { verb } = seed
  const collections = world.items.rows.filter(({ resource }) => resource === 'database')
  const withRecords = collections.filter((collection) => recordsIn(world, collection).length > 0)
  const sensible = inUse(world, verb === 'addRecord' || withRecords.length === 0 ? collections : withRecords)
  const collection = choose<Pick<Item, 'id' | 'environmentId' | 'name'>>(seed, 'what', sensible, [
    ...world.items,
    missingItem,
  ])
  const place = { environmentId: collection.environmentId, itemId: collection.id }
  const as = choose(seed, 'who', operators(world, collection.environmentId, 'database'), everyAppId(world))
  const data = pick(isSensible(seed, 'content') ? recordData : wrongRecordData, seed.content)
  if (verb === 'addRecord') {
    const named = pick(isSensible(seed, 'name') ? recordIds : [{ id: '' }, { id: 'a b' }, { id: '../up' }], seed.name)
    return { as, command: { verb, ...place, ...named, data } }
  }
  const present = recordsIn(world, collection)
  const record =
    present.length > 0 && isSensible(seed, 'name') ? pick(present, seed.name) : { id: 'nobody-s', version: 1 }
  const change = { ...place, recordId: record.id, version: versionNear(record.version, seed) }
  return { as, command: verb === 'removeRecord' ? { verb, ...change } : { verb, ...change, data } }
}

/** One of the sensible ones, if there are any and this part of the seed is sensible. */
function choose<Item>(
  seed: CommandSeed,
  part: 'who' | 'what',
  sensible: readonly Item[],
  others: readonly Item[],
): Item {
  return pick(isSensible(seed, part) && sensible.length > 0 ? sensible : others, seed[part])
}

function isSensible({ nonsense }: CommandSeed, part: Part): boolean {
  return nonsense !== part && nonsense !== 'anything'
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('There is nothing to pick from')
  return item
}

function versionNear(version: number, seed: CommandSeed): number {
  return isSensible(seed, 'version') ? version : version + pick([-1, 1, 40, 0], seed.version)
}

const everyAppId = (world: World) => [...world.accounts.rows.map(({ appId }) => appId), unknownAppId]
const ownEnvironmentsOf = (world: World, appId: string) =>
  world.environments.rows.filter((it) => it.owner === appId).map(({ id }) => id)
const everyEnvironment = (world: World) => [...world.environments.rows.map(({ id }) => id), 'test-000000', '']

function activationVersion(world: World, appId: string): number {
  return world.activations.rows.find((activation) => activation.appId === appId)?.version ?? 0
}

function isAwake(world: World, appId: string): boolean {
  return world.activations.rows.some((activation) => activation.appId === appId && activation.by !== 'nobody')
}

/** Those who have something to share come first: without them every walk would end in refusals. */
function asleep(world: World): string[] {
  const sleeping = world.accounts.rows
    .filter(({ appId, cloud }) => cloud === 'opened' && !isAwake(world, appId))
    .map(({ appId }) => appId)
  const owning = sleeping.filter((appId) => ownEnvironmentsOf(world, appId).length > 0)
  return owning.length > 0 ? owning : sleeping
}

function idle(world: World): string[] {
  const live = world.shares.rows.filter(({ ended }) => ended === null)
  return everyAppId(world).filter(
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
  const unread = world.notifications.rows.filter(({ readAt }) => readAt === null)
  return (unread.length > 0 ? unread : world.notifications.rows).map(({ to }) => to)
}

function reachable(world: World, appId: string): string[] {
  const received = liveShares(world, appId, 'received').flatMap(({ grants }) =>
    grants.map(({ environmentId }) => environmentId),
  )
  return [...ownEnvironmentsOf(world, appId), ...received]
}

/** Mostly live shares, sometimes ended ones, seldom one that does not exist. */
function aShare(world: World, seed: CommandSeed): Pick<Share, 'id' | 'owner' | 'grantee' | 'version' | 'grants'> {
  const missing = { id: 'share-0', owner: owner.appId, grantee: shop.appId, version: 1, grants: [] }
  const live = world.shares.rows.filter(({ ended }) => ended === null)
  return choose(seed, 'what', live, [...world.shares, ...world.shares, missing])
}

function reordered({ grants }: Pick<Share, 'grants'>, { version }: CommandSeed): readonly Grant[] {
  const reversed = grants.map((grant) => ({ ...grant, permissions: grant.permissions.toReversed() })).toReversed()
  return pick([grants, reversed], version)
}

/** Rows of different usable environments, unless rows are to be nonsense. `kept` rows may stay whatever became of them. */
function rowsFor(world: World, as: string, seed: CommandSeed, kept: readonly Grant[] = []): Grant[] {
  const usable = world.environments.rows.filter((it) => it.owner === as && it.status === 'normal').map(({ id }) => id)
  const sensible = [...new Set([...usable, ...kept.map(({ environmentId }) => environmentId)])]
  if (!isSensible(seed, 'rows') || sensible.length === 0) {
    const foreign = [...reachable(world, as), ...reachable(world, as), ...everyEnvironment(world)]
    const rows = seed.rows.slice(seed.version % 5 === 0 ? 4 : 0)
    return rows.map((row) => ({
      environmentId: pick(foreign, row.environment),
      permissions: pick([...lists, ...wrongLists], row.permissions),
    }))
  }
  const most = world.configuration.limits.environmentsPerShare
  const rows = seed.rows.map((row) => ({
    environmentId: pick(sensible, row.environment),
    permissions: pick(lists, row.permissions),
  }))
  return rows
    .filter(({ environmentId }, index) => rows.findIndex((other) => other.environmentId === environmentId) === index)
    .slice(0, most)
}

/** Environments that can be changed; the first is met most often, so that things meet there. */
function environmentsInUse(world: World): string[] {
  const normal = world.environments.rows.filter(({ status }) => status === 'normal').map(({ id }) => id)
  return [...normal.slice(0, 1), ...normal]
}

function inUse<Thing extends { environmentId: string }>(world: World, things: readonly Thing[]): Thing[] {
  const environments = environmentsInUse(world)
  return things.filter(({ environmentId }) => environments.includes(environmentId))
}

/** The owner, and whom it lets operate there. */
function operators(world: World, environmentId: string, resource: Resource): string[] {
  const owners = world.environments.rows.filter(({ id }) => id === environmentId).map(({ owner: appId }) => appId)
  const allowed = world.shares.rows.filter(
    ({ ended, grants }) =>
      ended === null &&
      grants.some(
        (grant) =>
          grant.environmentId === environmentId && grant.permissions.includes(permissionOf(resource, 'operate')),
      ),
  )
  return [...owners, ...allowed.map(({ grantee }) => grantee)]
}

function recordsIn(world: World, { environmentId, name }: Pick<Item, 'environmentId' | 'name'>) {
  return world.records.rows.filter((record) => record.environmentId === environmentId && record.collection === name)
}

const missingItem = {
  id: 'item-0',
  environmentId: 'test-f96b31',
  name: 'none',
  resource: 'database',
  version: 1,
} as const

const names: Record<Resource, readonly string[]> = {
  functions: ['hello', 'cloudbase_auth', 'getOrders'],
  database: ['orders', 'members'],
  storage: ['menu/autumn.json', 'readme.txt'],
  run: ['coupon', 'points-2'],
  hosting: ['index.html', 'rules/index.html'],
}
const wrongNames = ['', '/etc/passwd', '../up', '_hidden', 'a//b', '会员', `f${'o'.repeat(300)}`]

/** Valid for each kind. The third size is too much only where limits are tight. */
const contents: readonly ItemContent[] = [
  { resource: 'functions', code: 'exports.main = () => 1', rule: '{"invoke": true}' },
  { resource: 'functions', code: 'exports.main = () => 2', rule: '{"invoke": "auth != null"}' },
  { resource: 'functions', code: `// ${'long '.repeat(300)}`, rule: '{"invoke": true}' },
  { resource: 'database', rule: '{"read": true, "write": false}' },
  { resource: 'database', rule: '{"read": true, "write": "doc._openid == auth.openid"}' },
  { resource: 'storage', content: '' },
  { resource: 'storage', content: '桂花乌龙' },
  { resource: 'run', image: 'registry.example.com/chayu/coupon:1.4.2', port: 80 },
  { resource: 'run', image: 'nginx', port: 65_535 },
  { resource: 'hosting', content: '<h1>茶语小筑</h1>' },
  { resource: 'hosting', content: '茶'.repeat(400) },
]

const wrongContents: readonly ItemContent[] = [
  { resource: 'functions', code: '', rule: '' },
  { resource: 'functions', code: '', rule: '{"invoke": ' },
  { resource: 'database', rule: '[]' },
  { resource: 'database', rule: '{"invoke": true}' },
  { resource: 'run', image: 'nginx', port: 0 },
  { resource: 'run', image: 'nginx', port: 65_536 },
  { resource: 'run', image: 'rm -rf', port: 80 },
  { resource: 'run', image: '', port: 80 },
  { resource: 'storage', content: 'x'.repeat(101 * 1024) },
]

const recordIds: readonly { id?: string }[] = [{}, {}, { id: 'order-1' }, { id: 'A_3' }]
const recordData: readonly JsonObject[] = [
  {},
  { cups: 1, tea: '桂花乌龙' },
  { tea: '桂花乌龙', cups: 1 },
  { deep: { list: [1, null, { more: true }] } },
  { long: 'x'.repeat(1500) },
]
const wrongRecordData: readonly JsonObject[] = [{ _id: 'order-1' }, { _openid: 'o1' }, { long: 'x'.repeat(101 * 1024) }]

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
  unknownAppId,
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

const wrongLists: readonly (readonly string[])[] = [
  [],
  ['run.operate'],
  ['run.view', 'run.view'],
  ['run.view', 'cdn.view'],
]
