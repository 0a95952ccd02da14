import { expect, test, vi } from 'vitest'
import { openIdOf, unionIdOf } from '../../../domain/cloud/identity.ts'
import { now } from '../../../domain/testing/acting.ts'
import {
  aGrant,
  aWorld,
  everyPermission,
  lender,
  news,
  owner,
  shop,
  testEnvironment,
} from '../../../domain/testing/aWorld.ts'
import type { Instance } from '../../../sandbox/sdkCalls.ts'
import type { Plain } from '../../../sandbox/sandbox.ts'
import {
  cloudWith,
  initialized,
  of,
  own,
  type TestProgram,
  type TestPrograms,
  type Within,
} from './testing/programs.ts'

const id = testEnvironment.id
const auth = { resource: 'functions', name: 'cloudbase_auth', code: 'auth', rule: '{"invoke": true}' } as const
const hello = { resource: 'functions', name: 'hello', code: 'hello', rule: '{"invoke": true}' } as const
const letIn: TestProgram = () => ({ errCode: 0, errMsg: '', auth: '{"x":1}' })

/** The owner shares with the shop; `cloudbase_auth` and `hello` are deployed. */
const made = aWorld().withItems(testEnvironment, auth, hello).withShare()

const init: TestProgram = (within) => initialized(within, owner, id)
const call = ({ send }: Within, instance: Instance, name = 'hello', data: Plain = {}) =>
  send('callFunction', { instance, name, data })
const initThenCall: TestProgram = async (within) => call(within, await initialized(within, owner, id))

function runAs(account: typeof shop, programs: TestPrograms, { world } = made) {
  return cloudWith(world, { auth: letIn, hello: () => 'hello', ...programs }).cloud.run(account.appId, 'caller')
}

test('a call passes every gate, in order, and the caller gets what the function answered', async () => {
  const { outcome, calls } = await runAs(shop, { caller: initThenCall })

  expect(outcome).toEqual({ kind: 'returned', value: '{"ok":true,"value":"hello"}' })
  expect(calls).toMatchObject([
    { api: 'init', from: shop.appId, to: owner.appId, environmentId: id, depth: 0, outcome: 'ok' },
    {
      api: 'callFunction',
      from: shop.appId,
      to: owner.appId,
      environmentId: id,
      subject: 'hello',
      depth: 0,
      outcome: 'ok',
    },
  ])
  expect(calls.map(({ steps }) => steps.map(({ gate }) => gate))).toEqual([
    ['activated', 'share', 'environment', 'function', 'answer'],
    ['activated', 'share', 'environment', 'permission', 'function', 'answer', 'rule'],
  ])
})

test('after 调用 was removed the call is refused at the permission', async () => {
  const world = aWorld()
    .withItems(testEnvironment, auth, hello)
    .withShare({
      grants: [
        aGrant(
          testEnvironment,
          everyPermission.filter((permission) => permission !== 'functions.invoke'),
        ),
      ],
    })
  const { outcome, calls } = await runAs(shop, { caller: initThenCall }, world)

  expect(outcome).toMatchObject({
    value: '{"ok":false,"errCode":-604101,"errMsg":"function has no permission to call this API"}',
  })
  expect(calls[1]?.steps.at(-1)).toEqual({
    gate: 'permission',
    passed: false,
    errCode: -604101,
    params: { permission: 'functions.invoke', environment: id },
  })
})

test('without cloudbase_auth init() fails: the function name was not found', async () => {
  const world = aWorld()
    .withEnvironments({ ...testEnvironment, authFunction: 'missing' })
    .withItems(testEnvironment, hello)
    .withShare()
  const { outcome, calls } = await runAs(shop, { caller: init }, world)

  expect(outcome).toEqual({
    kind: 'threw',
    message: 'FunctionName parameter could not be found',
    line: 1,
    errCode: -501000,
    errMsg: 'FunctionName parameter could not be found',
  })
  expect(calls[0]?.steps.at(-1)).toEqual({
    gate: 'function',
    passed: false,
    errCode: -501000,
    params: { name: 'cloudbase_auth' },
  })
})

test.each<[string, TestProgram, number, string, object]>([
  [
    'refuses with its own code and message',
    () => ({ errCode: 7, errMsg: 'not a member' }),
    7,
    'not a member',
    { errMsg: 'not a member' },
  ],
  ['refuses with a negative code', () => ({ errCode: -5, errMsg: '' }), -5, '', { errMsg: '' }],
  [
    'answers nothing',
    () => undefined,
    -601015,
    'access denied (cloudfunction cloudbase_auth returns no object)',
    { problem: 'not-an-object' },
  ],
  [
    'answers without errCode',
    () => ({ errMsg: '' }),
    -601015,
    'access denied (cloudfunction cloudbase_auth returns empty errCode)',
    { problem: 'err-code-missing' },
  ],
  [
    'answers errCode as a text',
    () => ({ errCode: '0' }),
    -601015,
    'access denied (cloudfunction cloudbase_auth returns an errCode that is not a number)',
    { problem: 'err-code-not-a-number' },
  ],
  [
    'answers auth as an object',
    () => ({ errCode: 0, auth: { x: 1 } }),
    -601015,
    'access denied (cloudfunction cloudbase_auth returns an auth that is not a string)',
    { problem: 'auth-not-a-string' },
  ],
  [
    'answers auth that is no JSON',
    () => ({ errCode: 0, auth: 'x' }),
    -601015,
    'access denied (cloudfunction cloudbase_auth returns an auth that is not JSON of an object)',
    { problem: 'auth-not-json' },
  ],
  [
    'throws',
    () => Promise.reject(new Error('boom')),
    -504002,
    'functions execute fail | errMsg: boom',
    { problem: 'failed' },
  ],
  [
    'runs too long',
    () => Promise.reject({ kind: 'timed-out', seconds: 2 }),
    -504003,
    'functions time limit exceeded | errMsg: Invoking task timed out after 2 seconds',
    { problem: 'failed' },
  ],
  [
    'uses too much memory',
    () => Promise.reject({ kind: 'out-of-memory', megabytes: 64 }),
    -504002,
    'functions execute fail | errMsg: more than 64 MB of memory',
    { problem: 'failed' },
  ],
  [
    'never settles',
    () => Promise.reject({ kind: 'never-settled' }),
    -504002,
    'functions execute fail | errMsg: its promise never settled',
    { problem: 'failed' },
  ],
  [
    'answers too much',
    () => Promise.reject({ kind: 'too-large', kilobytes: 1200, limit: 1000 }),
    -604001,
    'cloudfunction result size exceed limit (1MB)',
    { problem: 'failed' },
  ],
  [
    'crashes',
    () => Promise.reject({ kind: 'crashed' }),
    -504002,
    'functions execute fail | errMsg: the function crashed',
    { problem: 'failed' },
  ],
])(
  'when cloudbase_auth %s, init() fails so, and so does every call after it',
  async (_case, answer, errCode, errMsg, params) => {
    const { outcome, calls, lines } = await runAs(shop, {
      auth: answer,
      async caller(within) {
        await initialized(within, owner, id).catch((error: { errCode: number; errMsg: string }) =>
          within.print(`${error.errCode} ${error.errMsg}`),
        )
        return call(within, of(owner, id))
      },
    })

    expect(lines).toEqual([{ source: 'caller', level: 'log', text: `${errCode} ${errMsg}` }])
    expect(calls[0]?.steps.at(-1)).toEqual({ gate: 'answer', passed: false, errCode, params })
    expect(outcome).toMatchObject({ value: expect.stringContaining('-601016') })
  },
)

test('a token opens what it was given for, and a made-up one nothing', async () => {
  const world = made.withShare({ owner: lender, grantee: shop })
  const { calls } = await runAs(
    shop,
    {
      async caller(within) {
        const { token } = await initialized(within, owner, id)
        await call(within, of(lender, 'member-6gni9ity244a6ea3', token), 'cloudbase_auth')
        await call(within, of(owner, id, 'token-1'))
        await call(within, { ...of(owner, id), identityless: true })
      },
    },
    world,
  )

  expect(calls.slice(1).map(({ steps }) => steps.at(-1)?.errCode)).toEqual([-601016, -601016, -601016])
})

test('a function that is not there, one that its rule closes, and one whose rule cannot be read', async () => {
  const world = made.withItems(
    testEnvironment,
    { ...hello, name: 'closed', rule: '{"invoke": false}' },
    { ...hello, name: 'garbled', rule: '{"invoke": "auth ="}' },
    { ...hello, name: 'custom', rule: '{"invoke": "auth.custom.x == 1"}' },
  )
  const { outcome } = await runAs(
    shop,
    {
      async caller(within) {
        const instance = await initialized(within, owner, id)
        const answers = await Promise.all(
          ['missing', 'closed', 'garbled', 'custom'].map((name) => call(within, instance, name)),
        )
        return answers.map((answer) => (answer.ok ? 'ok' : answer.errCode))
      },
    },
    world,
  )

  expect(outcome).toMatchObject({ value: '[-501000,-501019,-501019,"ok"]' })
})

test('a function is told who calls it, an owner’s own as any other', async () => {
  const told = { hello: ({ context, event }: Within) => ({ context, event }), caller: initThenCall }
  const fromShop = await runAs(shop, told)
  const fromOwner = await runAs(owner, { ...told, caller: (within) => call(within, own, 'hello', { a: 1 }) })
  const { world } = made
  const context = { APPID: owner.appId, ENV: id, SOURCE: 'wx_client' }

  expect(JSON.parse((fromShop.outcome as { value: string }).value)).toEqual({
    ok: true,
    value: {
      context: {
        ...context,
        FROM_APPID: shop.appId,
        FROM_OPENID: openIdOf(shop.appId),
        FROM_UNIONID: unionIdOf(world, shop.appId),
      },
      event: {},
    },
  })
  expect(JSON.parse((fromOwner.outcome as { value: string }).value)).toEqual({
    ok: true,
    value: {
      context: { ...context, OPENID: openIdOf(owner.appId), UNIONID: unionIdOf(world, owner.appId) },
      event: { a: 1 },
    },
  })
})

test('a function of the owner calls another one without being asked for a rule, and its context goes along', async () => {
  const world = made.withItems(
    testEnvironment,
    { ...hello, name: 'outer', code: 'outer' },
    { ...hello, rule: '{"invoke": false}' },
  )
  const { outcome, calls, lines } = await runAs(
    shop,
    {
      caller: async (within) => call(within, await initialized(within, owner, id), 'outer'),
      outer: (within) => call(within, own),
      hello({ context, print }) {
        print('here')
        return context
      },
    },
    world,
  )

  expect(outcome).toMatchObject({ value: expect.stringContaining(`"SOURCE":"wx_client,scf"`) })
  expect(outcome).toMatchObject({ value: expect.stringContaining(`"FROM_APPID":"${shop.appId}"`) })
  expect(calls.at(-1)).toMatchObject({
    from: owner.appId,
    to: owner.appId,
    depth: 1,
    steps: [{ gate: 'own' }, { gate: 'function' }],
  })
  expect(lines).toEqual([{ source: 'hello', level: 'log', text: 'here' }])
})

test('a function of one account calls another account’s through both gates like any program', async () => {
  const world = made
    .withItems(
      { ...testEnvironment, id: 'member-6gni9ity244a6ea3', owner: lender.appId },
      { ...hello, name: 'relay', code: 'relay' },
    )
    .withShare({ owner, grantee: lender })
  const { outcome, calls } = await runAs(
    lender,
    {
      caller: (within) => call(within, own, 'relay'),
      relay: initThenCall,
      hello: ({ context }) => context['FROM_APPID'],
    },
    world,
  )

  expect(outcome).toMatchObject({ value: expect.stringContaining(lender.appId) })
  expect(calls.map(({ api, depth, steps }) => `${depth} ${api} ${steps[0]?.gate}`)).toEqual([
    '0 callFunction own',
    '1 init activated',
    '1 callFunction activated',
  ])
})

test('functions that call themselves come to an end', async () => {
  let runs = 0
  const deep = await runAs(shop, { caller: initThenCall, hello: async (within) => ((runs += 1), call(within, own)) })
  expect(runs).toBe(4)
  expect(deep.outcome).toMatchObject({ value: expect.stringContaining('-501003') })

  runs = 0
  const wide = await runAs(shop, {
    hello: () => void (runs += 1),
    async caller(within) {
      const instance = await initialized(within, owner, id)
      return Promise.all(Array.from({ length: 1500 }, () => call(within, instance)))
    },
  })
  expect(runs).toBe(49)
  expect([wide.calls.length, wide.callsLeftOut]).toEqual([200, 800])
})

test('what an account of a share sends a message as: itself, or one that a live share joins to it', async () => {
  const send =
    (appid: string | null, touser: Plain): TestProgram =>
    async ({ send }) =>
      send('openapi', { instance: own, appid, api: 'subscribeMessage.send', args: { touser } })
  const of = (appId: string) => openIdOf(appId)
  const answers = async (program: TestProgram) => {
    const { outcome, calls } = await runAs(shop, { caller: initThenCall, hello: program })
    const { value } = JSON.parse((outcome as { value: string }).value) as {
      value: { ok: boolean; errCode?: number; value?: object }
    }
    return [value.ok ? value.value : value.errCode, calls.at(-1)?.steps.at(-1)?.passed, calls.at(-1)?.to]
  }
  const good = { errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' }

  expect(await answers(send(null, of(owner.appId)))).toEqual([good, true, owner.appId])
  expect(await answers(send(null, of(shop.appId)))).toEqual([40003, false, owner.appId])
  expect(await answers(send(shop.appId, of(shop.appId)))).toEqual([good, true, shop.appId])
  expect(await answers(send(shop.appId, of(owner.appId)))).toEqual([40003, false, shop.appId])
  expect(await answers(send(news.appId, of(news.appId)))).toEqual([-604101, false, news.appId])
  expect(await answers(send(null, 'nobody'))).toEqual([40003, false, owner.appId])
  expect(await answers(send(null, null))).toEqual([40003, false, owner.appId])
})

test('cloud calls are for functions, and only one kind of them is imitated', async () => {
  const send =
    (api: string) =>
    ({ send }: Within) =>
      send('openapi', { instance: own, appid: null, api, args: {} })
  expect((await runAs(owner, { caller: send('subscribeMessage.send') })).outcome).toMatchObject({
    value: expect.stringContaining('-604104'),
  })
  expect(
    (await runAs(owner, { caller: (within) => call(within, own), hello: send('wxacode.get') })).outcome,
  ).toMatchObject({ value: expect.stringContaining('-604100') })
})

test('a call of a service tells what it was asked', async () => {
  const world = made.withItems(testEnvironment, { resource: 'run', name: 'web', image: 'nginx', port: 80 })
  const service =
    (name: string | null): TestProgram =>
    async (within) =>
      within.send('callContainer', {
        instance: await initialized(within, owner, id),
        path: '/a',
        method: 'POST',
        service: name,
        header: {},
        data: null,
      })

  expect((await runAs(shop, { caller: service('web') }, world)).outcome).toMatchObject({
    value: expect.stringContaining('"path":"/a","method":"POST"'),
  })
  expect((await runAs(shop, { caller: service('other') }, world)).outcome).toMatchObject({
    value: expect.stringContaining('-501009'),
  })
  expect((await runAs(shop, { caller: service(null) }, world)).outcome).toMatchObject({
    value: expect.stringContaining('-501009'),
  })
})

test.each<[string, Plain]>([
  ['an unknown api', { instance: { ...own } }],
  ['no arguments', null],
  ['arguments of another kind', { instance: { ...own }, name: 5, data: {} }],
  ['no instance', { name: 'hello', data: {} }],
  [
    'data deeper than anything',
    { instance: { ...own }, name: 'hello', data: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as Plain },
  ],
])('a call of %s is refused, and leaves no trace', async (what, args) => {
  const api = what === 'an unknown api' ? 'constructor' : 'callFunction'
  const { outcome, calls } = await runAs(owner, { caller: ({ sendRaw }) => sendRaw(api, args) })

  expect(outcome).toMatchObject({ value: expect.stringContaining('-501007') })
  expect(calls).toEqual([])
})

test('a program that prints without an end is cut', async () => {
  const printing = (text: string) =>
    runAs(owner, {
      caller({ print }) {
        for (let count = 0; count < 5000; count++) print(text)
        print('')
      },
    })
  const many = await printing('x')
  const long = await printing('x'.repeat(20_000))

  expect([many.lines.length, many.moreLines]).toEqual([1000, 4001])
  expect([long.lines.length, long.moreLines, long.lines[0]?.text.length]).toEqual([20, 4981, 10_000])
})

test('a run comes to an end, and nothing is started or written for it any more', async () => {
  let [time, runs] = [Date.parse(now), 0]
  const { cloud, store } = cloudWith(
    made.withItems(testEnvironment, { resource: 'database', name: 'todos', rule: '{}' }).world,
    {
      hello: () => void ((runs += 1), (time += 2000)),
      async caller(within) {
        const answers = []
        for (let count = 0; count < 8; count++) answers.push(await call(within, own))
        const added = await within.send('database.add', { instance: own, collection: 'todos', data: {} })
        return [answers.filter(({ ok }) => ok).length, added]
      },
    },
    () => time,
  )
  const before = await store.read()
  const { outcome } = await cloud.run(owner.appId, 'caller')

  expect(runs).toBe(5)
  expect(outcome).toMatchObject({
    value:
      '[5,{"ok":false,"errCode":-504003,"errMsg":"functions time limit exceeded | errMsg: Invoking task timed out after 10 seconds"}]',
  })
  expect(await store.read()).toBe(before)
})

test('a run that waits for its functions without an end is answered all the same', async () => {
  vi.useFakeTimers()
  const report = runAs(owner, { caller: (within) => call(within, own), hello: () => new Promise(() => {}) })
  await vi.advanceTimersByTimeAsync(10_000)
  vi.useRealTimers()

  expect((await report).outcome).toEqual({ kind: 'timed-out', seconds: 10 })
})

test('what a function still does when its caller has ended is over with the run', async () => {
  const { world } = made.withItems(testEnvironment, { resource: 'database', name: 'todos', rule: '{}' })
  const late = vi.fn<(answer: object) => void>()
  const { cloud, store } = cloudWith(world, {
    async hello({ send }) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      late(await send('database.add', { instance: own, collection: 'todos', data: {} }))
    },
    caller: (within) => void call(within, own),
  })
  expect((await cloud.run(owner.appId, 'caller')).outcome.kind).toBe('returned')

  await vi.waitFor(() => expect(late).toHaveBeenCalledWith(expect.objectContaining({ ok: false, errCode: -504003 })))
  expect(await store.read()).toBe(world)
})

test('a trace is cut, whatever a program names', async () => {
  const long = 'x'.repeat(200_000)
  const { calls } = await runAs(shop, {
    hello: () => undefined,
    async caller({ send }) {
      await send('callFunction', { instance: own, name: long, data: {} })
      await send('callContainer', { instance: own, path: '', method: 'GET', service: long, header: {}, data: null })
      await send('callFunction', { instance: { ...own, resourceAppid: long, resourceEnv: long }, name: long, data: {} })
      await send('storage.upload', {
        instance: { ...own, resourceEnv: long },
        cloudPath: long,
        filePath: null,
        content: '',
      })
      await send('openapi', { instance: own, appid: long, api: long, args: {} })
    },
  })

  expect(calls).toHaveLength(5)
  expect(
    calls
      .flatMap(({ steps, ...call }) => [call, ...steps.map(({ params }) => params)])
      .flatMap((each) => Object.values(each))
      .map((value) => String(value).length)
      .toSorted((one, other) => other - one)[0],
  ).toBe(500)
})

test.each(['init', 'callFunction', 'callContainer'] as const)(
  'a call of %s reads the world once, so that its trace and its decision speak of the same one',
  async (api) => {
    const args = { instance: own, name: 'hello', data: {}, path: '/', method: 'GET', service: 'web', header: {} }
    const { cloud, store } = cloudWith(made.world, { hello: () => 'hello', caller: ({ send }) => send(api, args) })
    const read = vi.spyOn(store, 'read')
    await cloud.run(owner.appId, 'caller')

    expect(read).toHaveBeenCalledTimes(1)
  },
)
