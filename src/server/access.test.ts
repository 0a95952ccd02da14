import { describe, expect, test } from 'vitest'
import type { Account } from '../domain/accounts/account.ts'
import type { Permission, Resource } from '../domain/sharing/permission.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  news,
  owner,
  prodEnvironment,
  rival,
  shop,
  testEnvironment,
  type ItemOptions,
  type WorldInTheMaking,
} from '../domain/testing/aWorld.ts'
import { backendWith, ifMatch, once, type Sent } from './testing/backendWith.ts'

// I16, S13: who may do what with what lies in an environment, asked by raw requests. What is expected is written by hand.

const resources: readonly Resource[] = ['functions', 'database', 'storage', 'run', 'hosting']
type May = Partial<Record<Resource, 'view' | 'view and operate'>>
const everything: May = Object.fromEntries(resources.map((resource) => [resource, 'view and operate']))
const nothing: May = {}

interface Persona {
  title: string
  as: Account
  share?: { permissions: readonly Permission[]; ended?: Account; elsewhere?: boolean }
  /** `nowhere`: as if there were no such environment. */
  may: May | 'nowhere'
}

/** 操作 comes with 查看, or there is no such share (I5). */
const withOne = (permission: Permission, may: May, ...more: Permission[]): Persona => ({
  title: `a grantee with ${permission}`,
  as: shop,
  share: { permissions: [...more, permission] },
  may,
})

const personas: Persona[] = [
  { title: 'the owner', as: owner, may: everything },
  { title: 'the owner of a shared environment', as: owner, share: { permissions: ['run.invoke'] }, may: everything },
  { title: 'a grantee with everything', as: shop, share: { permissions: everyPermission }, may: everything },
  withOne('functions.view', { functions: 'view' }),
  withOne('functions.operate', { functions: 'view and operate' }, 'functions.view'),
  withOne('functions.invoke', nothing),
  withOne('database.view', { database: 'view' }),
  withOne('database.operate', { database: 'view and operate' }, 'database.view'),
  withOne('storage.view', { storage: 'view' }),
  withOne('storage.operate', { storage: 'view and operate' }, 'storage.view'),
  withOne('run.view', { run: 'view' }),
  withOne('run.operate', { run: 'view and operate' }, 'run.view'),
  withOne('run.invoke', nothing),
  withOne('hosting.view', { hosting: 'view' }),
  withOne('hosting.operate', { hosting: 'view and operate' }, 'hosting.view'),
  {
    title: 'a grantee the owner took it back from',
    as: shop,
    share: { permissions: everyPermission, ended: owner },
    may: 'nowhere',
  },
  { title: 'a grantee that left', as: shop, share: { permissions: everyPermission, ended: shop }, may: 'nowhere' },
  {
    title: 'a grantee of another environment',
    as: shop,
    share: { permissions: everyPermission, elsewhere: true },
    may: 'nowhere',
  },
  { title: 'a stranger of the same entity', as: news, share: { permissions: everyPermission }, may: 'nowhere' },
  { title: 'an account of another entity', as: rival, share: { permissions: everyPermission }, may: 'nowhere' },
]

const things: ItemOptions[] = [
  { resource: 'functions', name: 'hello', id: 'functions', code: '', rule: '{"invoke": true}' },
  { resource: 'database', name: 'orders', id: 'database', rule: '{"read": true}' },
  { resource: 'storage', name: 'readme.txt', id: 'storage', content: '' },
  { resource: 'run', name: 'coupon', id: 'run', image: 'nginx', port: 80 },
  { resource: 'hosting', name: 'index.html', id: 'hosting', content: '' },
]
const contents: Record<Resource, object> = {
  functions: { resource: 'functions', code: '// new', rule: '{"invoke": true}' },
  database: { resource: 'database', rule: '{"read": false}' },
  storage: { resource: 'storage', content: 'new' },
  run: { resource: 'run', image: 'nginx', port: 81 },
  hosting: { resource: 'hosting', content: 'new' },
}

const place = `/api/environments/${testEnvironment.id}`

/** Every request there is about one kind: what is sent, and the status of an answer that lets it. */
function requestsAbout(resource: Resource): [string, 'view' | 'operate', number, string, string, Sent?][] {
  const items = `${place}/items`
  const record = { body: { data: { new: true } } }
  const always: ReturnType<typeof requestsAbout> = [
    ['list', 'view', 200, 'GET', `${items}?resource=${resource}`],
    [
      'add to',
      'operate',
      201,
      'POST',
      items,
      { body: { name: 'fresh', content: contents[resource] }, headers: once() },
    ],
    [
      'change one of',
      'operate',
      200,
      'PUT',
      `${items}/${resource}`,
      { body: { content: contents[resource] }, headers: ifMatch(1) },
    ],
    ['remove one of', 'operate', 200, 'DELETE', `${items}/${resource}`, { headers: ifMatch(1) }],
  ]
  if (resource !== 'database') return always
  return [
    ...always,
    ['list the records of', 'view', 200, 'GET', `${items}/database/records`],
    ['read a record of', 'view', 200, 'GET', `${items}/database/records/order-1`],
    ['add a record to', 'operate', 201, 'POST', `${items}/database/records`, { ...record, headers: once() }],
    [
      'change a record of',
      'operate',
      200,
      'PUT',
      `${items}/database/records/order-1`,
      { ...record, headers: ifMatch(1) },
    ],
    ['remove a record of', 'operate', 200, 'DELETE', `${items}/database/records/order-1`, { headers: ifMatch(1) }],
  ]
}

describe.each(personas)('$title', ({ as, share, may }) => {
  const { world } = furnished(share)
  const cells = resources.flatMap((resource) =>
    requestsAbout(resource).map(([act, action, good, method, path, sent]) => {
      const isAllowed =
        may !== 'nowhere' && (action === 'view' ? may[resource] !== undefined : may[resource] === 'view and operate')
      const refused = may === 'nowhere' ? [404, 'environment-not-found'] : [403, 'permission-missing']
      const [status, code] = isAllowed ? [good, undefined] : refused
      const params = may === 'nowhere' ? {} : { permission: `${resource}.${action}` }
      return { act, resource, method, path, sent, status, code, params: isAllowed ? undefined : params }
    }),
  )

  test.each(cells)('I16 wants to $act $resource: $status', async ({ method, path, sent, status, code, params }) => {
    const { ask, store, broken } = backendWith(world, { as })
    const answer = await ask(method, path, sent)

    // A function has a `code` too; the title says the problem's again.
    expect([answer.status, answer.body.title, answer.body.params]).toEqual([status, code, params])
    if (code) expect(await store.read()).toBe(world)
    else expect((await store.read()).revision).toBe(method === 'GET' ? 0 : 1)
    expect(await broken()).toEqual([])
  })

  test('I16 looks at the environment itself', async () => {
    const { status, body } = await backendWith(world, { as }).ask('GET', place)

    expect(status).toBe(may === 'nowhere' ? 404 : 200)
    if (may !== 'nowhere') expect(body.permissions).toEqual(as === owner ? everyPermission : share?.permissions)
  })
})

// B24: ids cannot be fished for.
test.each(personas.filter(({ may }) => may === 'nowhere'))(
  'S33 $title hears of it what it hears of an environment that does not exist',
  async ({ as, share }) => {
    const { world } = furnished(share)
    for (const [, , , method, path, sent] of resources.flatMap(requestsAbout)) {
      const withoutId = (text: string) => text.replaceAll(/new-request-[^"]+/g, '')
      const { ask } = backendWith(world, { as })
      const real = await ask(method, path, sent)
      const invented = await ask(method, path.replace(testEnvironment.id, 'test-000000'), sent)

      expect(withoutId(invented.text)).toBe(withoutId(real.text))
    }
  },
)

function furnished(share: Persona['share']): WorldInTheMaking {
  const making = aWorld()
    .withItems(testEnvironment, ...things)
    .withRecords(testEnvironment, 'orders', { id: 'order-1' })
  if (!share) return making
  const { permissions, ended, elsewhere } = share
  return making.withShare({
    grants: [aGrant(elsewhere ? prodEnvironment : testEnvironment, permissions)],
    ...(ended ? { endedBy: ended } : {}),
  })
}
