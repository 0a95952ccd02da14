import { expect, test } from 'vitest'
import { listPersonas } from '../contract/session.ts'
import type { Account } from '../domain/accounts/account.ts'
import { historyKinds } from '../domain/world/history.ts'
import { brokenInvariants } from '../domain/world/invariants.ts'
import { standardCatalogue } from '../domain/sharing/permission.ts'
import { aGrant, anEnvironment, aWorld, type WorldInTheMaking } from '../domain/testing/aWorld.ts'
import type { World } from '../domain/world/world.ts'
import { worldData, worldFrom, type WorldData } from '../domain/world/worldData.ts'
import { matchRoute } from './http/matchRoute.ts'
import { backendWith, everyRoute, once } from './testing/backendWith.ts'
import { everyEndpoint } from './testing/validRequests.ts'

/** An entity whose every name and id carries its mark; AppIDs carry it in hexadecimal. */
interface Tenant {
  mark: string
  hex: string
  accounts: Account[]
}

const tea = tenant('tea', 'facade')
const coffee = tenant('coffee', 'decade')
const world = bothIn(aWorld().world)

const readings = [tea, coffee].flatMap((reader) =>
  reader.accounts.map((as): [string, Account, Tenant] => [as.name, as, reader === tea ? coffee : tea]),
)

test('the world under test keeps the invariants, and both entities have everything', () => {
  expect(brokenInvariants(world)).toEqual([])
  for (const { mark } of [tea, coffee]) {
    for (const part of [
      world.entities.rows,
      world.accounts.rows,
      world.environments.rows,
      world.shares.rows,
      world.notifications.rows,
      world.choices.rows,
      world.items.rows,
      world.records.rows,
    ])
      expect(JSON.stringify(part)).toContain(mark)
  }
})

test.each(readings)(
  'I14 nothing that %s reads carries a mark of the other entity',
  async (_name, as, { mark, hex }) => {
    const backend = backendWith(world, { as })
    await leaveKeys(backend)

    for (const path of everyReading()) {
      const { text, headers } = await backend.ask('GET', path)
      const heard = `${text} ${JSON.stringify([...headers])}`
      expect([path, heard.includes(mark), heard.includes(hex)]).toEqual([path, false, false])
    }
  },
)

test.each(readings)('the check would notice: %s does read the marks of its own entity', async (_name, as, { mark }) => {
  const own = mark === tea.mark ? coffee.mark : tea.mark
  const { ask } = backendWith(world, { as })

  expect((await ask('GET', '/api/session')).text).toContain(own)
  expect(
    (await ask('GET', '/api/shares?direction=given')).text + (await ask('GET', '/api/shares?direction=received')).text,
  ).toContain(own)
})

test('I14 the walk above asks every GET there is, but the accounts one may act as', () => {
  const found = everyReading().map((path) => matchRoute(everyRoute, 'GET', path.replace(/\?.*/, '')))
  const asked = new Set(found.map((it) => ('problem' in it ? it.problem : it.route.endpoint.path)))
  const readable = Object.values(everyEndpoint).filter(
    ({ method, path }) => method === 'GET' && path !== listPersonas.path,
  )

  expect(readable.map(({ path }) => path).filter((path) => !asked.has(path))).toEqual([])
})

const resources = standardCatalogue.map(({ resource }) => resource)

/** Every address an account could read, also of what is not its own. */
function everyReading(): string[] {
  return [
    '/api/health',
    '/api/session',
    '/api/configuration',
    '/api/playground',
    '/api/activation',
    '/api/activation/blockers',
    ...world.accounts.rows.map(({ appId }) => `/api/activation/blockers?search=${appId}`),
    '/api/environments/own',
    '/api/environments/received',
    '/api/current-environment',
    '/api/notifications',
    ...world.environments.rows.map(({ id }) => `/api/notifications?search=${id}`),
    '/api/history',
    '/api/history?search=o',
    ...historyKinds.map((kind) => `/api/history?kind=${kind}`),
    ...world.shares.rows.map(({ id }) => `/api/history?share=${id}`),
    '/api/nothing',
    ...['given', 'received'].flatMap((direction) => [
      `/api/shares?direction=${direction}`,
      `/api/shares?direction=${direction}&sort=name&page=9`,
      `/api/shares?direction=${direction}&search=o`,
      `/api/share-counts?direction=${direction}`,
      ...world.environments.rows.map(({ id }) => `/api/shares?direction=${direction}&environment=${id}`),
      ...world.environments.rows.map(({ id }) => `/api/share-counts?direction=${direction}&environment=${id}`),
      ...world.accounts.rows.map(({ appId }) => `/api/shares?direction=${direction}&search=${appId}`),
    ]),
    ...world.shares.rows.map(({ id }) => `/api/shares/${id}`),
    ...world.environments.rows.flatMap(({ id }) => [
      `/api/environments/${id}`,
      ...resources.map((resource) => `/api/environments/${id}/items?resource=${resource}`),
      // Every collection, also through an environment that it is not in.
      ...world.items.rows
        .filter(({ resource }) => resource === 'database')
        .flatMap((collection) => {
          const records = `/api/environments/${id}/items/${collection.id}/records`
          const each = world.records.rows.map((record) => `${records}/${record.id}`)
          return [records, `${records}?search=o&pageSize=50`, ...each]
        }),
    ]),
    ...world.accounts.rows.map(({ appId }) => `/api/account-look-up?appId=${appId}`),
    ...world.accounts.rows.map(({ appId }) => `/api/operations/${appId}%20key-${appId}`),
    ...world.accounts.rows.map(({ appId }) => `/api/operations/key-${appId}`),
  ]
}

/** Each other account has written something under a key that the reader will ask for. */
async function leaveKeys(backend: ReturnType<typeof backendWith>) {
  for (const account of world.accounts.rows)
    await backend.as(account).ask('POST', '/api/activation', { headers: once(`key-${account.appId}`) })
}

function tenant(mark: string, hex: string): Tenant {
  const account = (number: number, change: Partial<Account> = {}): Account => ({
    appId: `wx${hex}000000000${number}`,
    name: `${mark} account ${number}`,
    kind: 'mini-program',
    entityId: `${mark}-entity`,
    status: 'normal',
    cloud: 'opened',
    ...change,
  })
  return {
    mark,
    hex,
    accounts: [account(1), account(2), account(3, { cloud: 'not-opened' }), account(4, { kind: 'official-account' })],
  }
}

/** The two entities, and no other. */
function bothIn({ configuration }: World): World {
  const nothing = {
    accounts: [],
    environments: [],
    activations: [],
    choices: [],
    shares: [],
    notifications: [],
    items: [],
    records: [],
    authChecks: [],
  }
  const limits = { ...configuration.limits, lookUpsPerMinute: 1000 }
  const entities = [tea, coffee].map(({ mark }) => ({ id: `${mark}-entity`, name: `${mark} company` }))
  const bare: WorldData = { revision: 0, ...nothing, entities, configuration: { catalogue: standardCatalogue, limits } }
  const { world: one } = furnish(aWorld(), tea)
  const { world: two } = furnish(aWorld(), coffee)
  return worldFrom([one, two].map(worldData).reduce(joined, bare))
}

/** Live and ended shares, both ways, with notices, choices and worn environments. */
function furnish(making: WorldInTheMaking, { mark, accounts }: Tenant): WorldInTheMaking {
  const [first, second, third, fourth] = accounts as [Account, Account, Account, Account] // `tenant` makes four.
  const own = anEnvironment(`${mark}-own`, first)
  const worn = anEnvironment(`${mark}-worn`, first, { status: 'expired', authFunction: 'missing' })
  const lent = anEnvironment(`${mark}-lent`, second)
  return making
    .withAccounts(...accounts)
    .withEnvironments(own, worn, lent)
    .withItems(
      own,
      { resource: 'functions', name: `${mark}Function`, code: `// ${mark}`, rule: '{"invoke": true}' },
      { resource: 'database', name: `${mark}Orders`, rule: '{"read": true}' },
      { resource: 'storage', name: `${mark}/file.txt`, content: mark, openId: `o${mark}` },
      { resource: 'run', name: `${mark}-service`, image: mark, port: 80 },
      { resource: 'hosting', name: `${mark}.html`, content: mark },
    )
    .withItems(lent, { resource: 'database', name: `${mark}Lent`, rule: '{"read": true}' })
    .withRecords(own, `${mark}Orders`, { id: `${mark}-order`, data: { [mark]: mark }, openId: `o${mark}` })
    .withRecords(lent, `${mark}Lent`, { id: `${mark}-lent`, data: { [mark]: mark } })
    .withShare({ id: `${mark}-live`, owner: first, grantee: second, grants: [aGrant(own), aGrant(worn)] })
    .withShare({ id: `${mark}-back`, owner: second, grantee: first, grants: [aGrant(lent)] })
    .withShare({ id: `${mark}-game`, owner: first, grantee: third, grants: [aGrant(own)] })
    .withShare({ id: `${mark}-fourth`, owner: second, grantee: fourth, grants: [aGrant(lent)] })
    .withShare({ id: `${mark}-taken-back`, owner: first, grantee: fourth, grants: [aGrant(own)], endedBy: first })
    .withShare({ id: `${mark}-left`, owner: first, grantee: fourth, grants: [aGrant(own)], endedBy: fourth })
    .withCurrentEnvironment(second, own)
}

/** What `furnish` added, without the people of every test. */
function joined(
  so: WorldData,
  { accounts, environments, activations, choices, shares, notifications, items, records }: WorldData,
): WorldData {
  const ours = new Set([...tea.accounts, ...coffee.accounts].map(({ appId }) => appId))
  const places = new Set(environments.filter(({ owner }) => ours.has(owner)).map(({ id }) => id))
  return {
    ...so,
    items: [...so.items, ...items.filter(({ environmentId }) => places.has(environmentId))],
    records: [...so.records, ...records],
    accounts: [...so.accounts, ...accounts.filter(({ appId }) => ours.has(appId))],
    environments: [...so.environments, ...environments.filter(({ owner }) => ours.has(owner))],
    activations: [...so.activations, ...activations.filter(({ appId }) => ours.has(appId))],
    choices: [...so.choices, ...choices],
    shares: [...so.shares, ...shares],
    notifications: [...so.notifications, ...notifications],
  }
}
