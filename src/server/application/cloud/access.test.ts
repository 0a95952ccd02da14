import { expect, test } from 'vitest'
import type { Account } from '../../../domain/accounts/account.ts'
import { openIdOf } from '../../../domain/cloud/identity.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  news,
  owner,
  rival,
  shop,
  testEnvironment,
  type WorldInTheMaking,
} from '../../../domain/testing/aWorld.ts'
import type { Api, SdkCalls, Instance } from '../../../sandbox/sdkCalls.ts'
import { cloudWith, initialized, of, own, type Within } from './testing/programs.ts'

// Who may do what from code: every account × every call, with the gate that stops it and the code it gets.

type Reach = Exclude<Api, 'init' | 'openapi'>

const id = testEnvironment.id
const ruleForAll = '{"read": true, "write": true}'
const fileOf = (account: Account) => `of/${account.appId}.txt`

/** An environment with one thing of every kind; every account has a file of its own there. */
const furnished = aWorld()
  .withItems(
    testEnvironment,
    { resource: 'functions', name: 'hello', code: 'hello', rule: '{"invoke": true}' },
    { resource: 'functions', name: 'cloudbase_auth', code: 'auth', rule: '{"invoke": false}' },
    { resource: 'database', name: 'todos', rule: ruleForAll },
    { resource: 'run', name: 'web', image: 'nginx', port: 80 },
    ...[owner, shop, news, rival].map((account) => ({
      resource: 'storage' as const,
      name: fileOf(account),
      content: 'text',
      openId: openIdOf(account.appId),
    })),
  )
  .withRecords(testEnvironment, 'todos', { id: 'todo-1', data: { done: false } })

const todos = (instance: Instance) => ({ instance, collection: 'todos', id: null, where: null })

/** What is called, and the permission it needs: written down here once more, not read from anywhere. */
const sdkCalls: {
  [Name in Reach]: { needs: string; args: (instance: Instance, account: Account) => SdkCalls[Name]['args'] }
} = {
  callFunction: { needs: 'functions.invoke', args: (instance) => ({ instance, name: 'hello', data: {} }) },
  callContainer: {
    needs: 'run.invoke',
    args: (instance) => ({ instance, path: '/', method: 'GET', service: 'web', header: {}, data: null }),
  },
  'database.get': {
    needs: 'database.view',
    args: (instance) => ({ ...todos(instance), orderBy: [], limit: null, skip: null, field: null }),
  },
  'database.count': { needs: 'database.view', args: todos },
  'database.add': {
    needs: 'database.operate',
    args: (instance) => ({ instance, collection: 'todos', data: { done: true } }),
  },
  'database.update': { needs: 'database.operate', args: (instance) => ({ ...todos(instance), data: { done: true } }) },
  'database.set': {
    needs: 'database.operate',
    args: (instance) => ({ instance, collection: 'todos', id: 'todo-2', data: {} }),
  },
  'database.remove': { needs: 'database.operate', args: todos },
  'storage.download': { needs: 'storage.view', args: (instance, account) => ({ instance, fileId: fileId(account) }) },
  'storage.tempUrls': {
    needs: 'storage.view',
    args: (instance, account) => ({ instance, fileIds: [fileId(account)] }),
  },
  'storage.upload': {
    needs: 'storage.operate',
    args: (instance) => ({ instance, cloudPath: 'new.txt', filePath: 'wxfile://tmp_1', content: null }),
  },
  'storage.delete': {
    needs: 'storage.operate',
    args: (instance, account) => ({ instance, fileIds: [fileId(account)] }),
  },
}

/** 操作 comes with 查看 (rule 6), so that those are the smallest grants there are. */
const smallest = everyPermission.map((permission) =>
  permission.endsWith('.operate') ? [permission.replace('operate', 'view'), permission] : [permission],
)
const singles = smallest.map((permissions): [string, Account, WorldInTheMaking, readonly string[]] => [
  `a grantee with no more than ${permissions.join(' and ')}`,
  shop,
  furnished.withShare({ grants: [aGrant(testEnvironment, permissions)] }),
  permissions,
])

/** Who calls, in which world, and what decides: the permissions there are, or the gate it never passes. */
const accounts: [string, Account, WorldInTheMaking, readonly string[] | string][] = [
  ['the owner', owner, furnished.withShare(), everyPermission],
  ...singles,
  ['a grantee with everything', shop, furnished.withShare(), everyPermission],
  ['a grantee after 解除 by the owner', shop, furnished.withShare({ endedBy: owner }), 'share -601012'],
  ['a grantee after it left', shop, furnished.withShare({ endedBy: shop }), 'share -601012'],
  ['a stranger of the same entity', news, furnished.withShare(), 'share -601012'],
  ['an account of another entity', rival, furnished.withShare(), 'share -601012'],
]

const names = Object.keys(sdkCalls) as Reach[]
const cells = accounts.flatMap(([who, account, { world }, may]) =>
  names.map((api) => {
    const decision = typeof may === 'string' ? may : may.includes(sdkCalls[api].needs) ? 'ok' : 'permission -604101'
    return { who, api, account, world, decision }
  }),
)

test.each(cells)('I9 $who calls $api: $decision', async ({ api, account, world, decision }) => {
  const { cloud, store, broken } = cloudWith(world, {
    caller: program(api, account),
    hello: () => 'hello',
    auth: () => ({ errCode: 0 }),
  })
  const { outcome, calls } = await cloud.run(account.appId, 'caller')
  const call = calls.findLast((each) => each.depth === 0)
  const stopped = call?.steps.find(({ passed }) => !passed)

  expect(outcome.kind).toBe('returned')
  expect(call?.api).toBe(api)
  expect([call?.outcome, stopped ? `${stopped.gate} ${stopped.errCode}` : 'ok']).toEqual([
    decision === 'ok' ? 'ok' : 'failed',
    decision,
  ])
  expect(outcome.kind === 'returned' && outcome.value).toBe(decision === 'ok' ? 'null' : decision.split(' ')[1])
  if (decision !== 'ok') expect(await store.read()).toBe(world)
  expect(await broken()).toEqual([])
})

test.each(cells.filter(({ account, decision }) => decision === 'ok' && account !== owner))(
  'I9 $who that never called init() calls $api: nothing',
  async ({ api, account, world }) => {
    const { cloud, store } = cloudWith(world, {
      caller: ({ sendRaw }) => sendRaw(api, sdkCalls[api].args(of(owner, id), account)),
      hello: () => 'hello',
    })
    const { calls } = await cloud.run(account.appId, 'caller')

    expect(calls[0]?.steps.at(-1)).toMatchObject({ gate: 'answer', passed: false, errCode: -601016 })
    expect(await store.read()).toBe(world)
  },
)

test.each(names)('I9 a share taken back between init() and %s stops it', async (api) => {
  const { world } = furnished.withShare()
  const { cloud, store } = cloudWith(world, {
    auth: () => ({ errCode: 0 }),
    caller: async (within) => {
      const instance = await initialized(within, owner, id)
      const origin = { at: '2024-05-21T08:00:00.000Z', actor: owner.appId, requestId: 'request-1' }
      await store.transact(origin, () => ({
        events: [{ kind: 'share-revoked', at: origin.at, shareId: 'share-1', by: owner.appId, version: 2 }],
        read: () => ({ result: undefined }),
      }))
      return within.sendRaw(api, sdkCalls[api].args(instance, shop))
    },
  })
  const { calls, outcome } = await cloud.run(shop.appId, 'caller')

  expect(calls.at(-1)?.steps.at(-1)).toMatchObject({ gate: 'share', passed: false, errCode: -601012 })
  expect(outcome).toMatchObject({
    kind: 'returned',
    value: JSON.stringify({ ok: false, errCode: -601012, errMsg: 'unauthorized env' }),
  })
  expect((await store.read()).records.rows).toEqual(world.records.rows)
})

test('an environment of another account is none of one’s own, whatever the program calls it', async () => {
  const { cloud } = cloudWith(furnished.withShare().world, {
    caller: ({ send }) => send('database.count', todos({ ...own, resourceEnv: id })),
  })
  const { calls } = await cloud.run(shop.appId, 'caller')

  expect(calls[0]?.steps).toMatchObject([{ gate: 'environment', passed: false, errCode: -501007 }])
})

/** Calls `init()` where it belongs, whatever comes of it, and makes the call; gives the code of the failure, or null. */
function program(api: Reach, account: Account) {
  return async (within: Within) => {
    const instance =
      account === owner ? { ...own, resourceEnv: id } : await initialized(within, owner, id).catch(() => of(owner, id))
    const answer = await within.sendRaw(api, sdkCalls[api].args(instance, account))
    return answer.ok ? null : answer.errCode
  }
}

function fileId(account: Account): string {
  return `cloud://${id}.${id}/${fileOf(account)}`
}
