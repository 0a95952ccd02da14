import { describe, expect, test, vi } from 'vitest'
import { checkAuthFunction, runCode } from '../../../contract/run.ts'
import { openIdOf } from '../../../domain/cloud/identity.ts'
import { readiness } from '../../../domain/environments/readiness.ts'
import {
  aGrant,
  aWorld,
  cloudEnvironment,
  frozen,
  itemId,
  news,
  unknownAppId,
  owner,
  rival,
  shop,
  testEnvironment,
} from '../../../domain/testing/aWorld.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'
import { initialized, sandboxOf, type TestProgram, type TestPrograms } from '../cloud/testing/programs.ts'
import { memoryStore } from '../../adapters/memoryStore.ts'
import { createServe } from '../../http/serve.ts'
import { backendWith, everyRoute, ifMatch, once, request } from '../../testing/backendWith.ts'
import { problemOutcome, refusedWith, tryOut } from '../../testing/problems.ts'

const id = testEnvironment.id
const auth = { resource: 'functions', name: 'cloudbase_auth', code: 'auth', rule: '{"invoke": true}' } as const
const { world } = aWorld().withItems(testEnvironment, auth).withShare()
const checkPath = `/api/environments/${id}/auth-function-check`
const items = `/api/environments/${id}/items`

function backend(programs: TestPrograms, given = world, as = owner) {
  return backendWith(given, { as, sandbox: sandboxOf(programs) })
}

describe('runCode', () => {
  test('runs a program as any account, and reports as its contract says', async () => {
    const { ask } = backend({
      auth: () => ({ errCode: 7, errMsg: 'not a member' }),
      async program(within) {
        within.print('hello')
        await initialized(within, owner, id)
      },
    })
    const { status, body } = await ask('POST', '/api/runs', { body: { caller: shop.appId, code: 'program' } })

    expect(status).toBe(200)
    expect(runCode.response.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      outcome: { kind: 'threw', message: 'not a member', errCode: 7, errMsg: 'not a member' },
      lines: [{ source: 'caller', level: 'log', text: 'hello' }],
      calls: [{ api: 'init', from: shop.appId, to: owner.appId, outcome: 'failed' }],
    })
  })

  test.each([
    ['account-not-found', { caller: unknownAppId, code: '' }, { field: 'caller' }],
    ['account-frozen', { caller: frozen.appId, code: '' }, { field: 'caller' }],
    [
      'code-too-large',
      { caller: owner.appId, code: 'x'.repeat(100 * 1024 + 1) },
      { field: 'code', params: { max: 100 } },
    ],
  ] as const)('refuses with %s', async (code, body, said) => {
    expect(await tryOut('POST', { world, path: '/api/runs', body })).toEqual(refusedWith(code, said))
  })

  describe('a run that is stopped', () => {
    const endless = { caller: owner.appId, code: 'endless' }
    const printsForever: TestProgram = ({ print }) => {
      print('here')
      return new Promise(() => {})
    }

    test('by its id: is answered with what there is by then', async () => {
      const { ask } = backend({ endless: printsForever })
      const run = ask('POST', '/api/runs', { body: { ...endless, runId: 'mine' } })
      await vi.waitFor(async () => {
        await ask('DELETE', '/api/runs/mine')
        expect(await Promise.race([run, 'running'])).not.toBe('running')
      })

      expect((await run).body).toMatchObject({
        outcome: { kind: 'stopped', why: 'asked' },
        lines: [{ source: 'caller', text: 'here' }],
      })
      expect((await ask('DELETE', '/api/runs/mine')).status).toBe(200)
    })

    test('by nobody waiting for it: ends every job of it, and another run is none of its business', async () => {
      const signals: AbortSignal[] = []
      const fake = sandboxOf({ endless: printsForever })
      const sandbox: Sandbox = {
        ...fake,
        run: (job, origin, ...rest) => (signals.push(origin.signal), fake.run(job, origin, ...rest)),
      }
      const serve = createServe({
        store: memoryStore(() => world),
        routes: everyRoute,
        identify: () => owner.appId,
        base: '/',
        openSandbox: async () => sandbox,
      })
      const leaving = new AbortController()
      const start = (signal: AbortSignal) =>
        serve(new Request(request('POST', '/api/runs', { body: endless }), { signal }))
      const left = start(leaving.signal)
      void start(new AbortController().signal)
      await vi.waitFor(() => expect(signals).toHaveLength(2))
      leaving.abort()

      expect(await (await left).json()).toMatchObject({ outcome: { kind: 'stopped' } })
      expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    })

    test.each(['', 'a b', 'x'.repeat(65)])('needs an id that is one: %j is malformed', async (runId) => {
      const { status } = await backend({}).ask('POST', '/api/runs', { body: { ...endless, runId } })
      expect(status).toBe(422)
    })
  })

  test('without a sandbox nothing is run (503), and the next one tries again', async () => {
    const openSandbox = vi.fn<() => Promise<Sandbox>>(() => Promise.reject(new Error('no WebAssembly')))
    const store = memoryStore(() => world)
    const serve = createServe({ store, routes: everyRoute, identify: () => owner.appId, base: '/', openSandbox })
    const run = () => serve(request('POST', '/api/runs', { body: { caller: owner.appId, code: '' } }))

    expect([(await run()).status, (await run()).status]).toEqual([503, 503])
    expect(openSandbox).toHaveBeenCalledTimes(2)
    expect((await serve(request('POST', checkPath, { body: {} }))).status).toBe(503)
    expect(await store.read()).toBe(world)
  })

  test('the sandbox is opened by the first program, and once', async () => {
    const openSandbox = vi.fn<() => Promise<Sandbox>>(async () => sandboxOf({ '': () => null }))
    const serve = createServe({
      store: memoryStore(() => world),
      routes: everyRoute,
      identify: () => owner.appId,
      base: '/',
      openSandbox,
    })
    await serve(request('GET', '/api/session'))
    expect(openSandbox).not.toHaveBeenCalled()

    for (let count = 0; count < 2; count++)
      await serve(request('POST', '/api/runs', { body: { caller: owner.appId, code: '' } }))
    expect(openSandbox).toHaveBeenCalledTimes(1)
  })
})

describe('checkAuthFunction', () => {
  const good: TestProgram = () => ({ errCode: 0, errMsg: '', auth: '{"x":1}' })
  const told: TestProgram = ({ context, print }) => print(JSON.stringify([context['FROM_OPENID'], context['OPENID']]))
  test.each<[string, TestProgram, string, string[], string | null]>([
    ['keeps the protocol', good, 'deployed', [], '{"errCode":0,"errMsg":"","auth":"{\\"x\\":1}"}'],
    ['refuses everybody, which it may', () => ({ errCode: 7 }), 'deployed', [], '{"errCode":7}'],
    [
      'answers auth as an object',
      () => ({ errCode: 0, auth: { x: 1 } }),
      'broken',
      ['auth-not-a-string'],
      '{"errCode":0,"auth":{"x":1}}',
    ],
    [
      'has everything wrong',
      () => ({ errCode: '0', errMsg: 1, auth: 'x' }),
      'broken',
      ['err-code-not-a-number', 'err-msg-not-a-string', 'auth-not-json'],
      '{"errCode":"0","errMsg":1,"auth":"x"}',
    ],
    ['answers nothing', () => undefined, 'broken', ['not-an-object'], 'undefined'],
    ['throws', () => Promise.reject(new Error('boom')), 'broken', ['failed'], null],
    ['runs too long', () => Promise.reject({ kind: 'timed-out', seconds: 2 }), 'broken', ['failed'], null],
  ])('a function that %s', async (_case, program, authFunction, problems, answer) => {
    const { ask, store, broken } = backend({ auth: program })
    const { status, body } = await ask('POST', checkPath, { body: {} })
    const after = await store.read()

    expect(status).toBe(200)
    expect(checkAuthFunction.response.parse(body)).toEqual(body)
    expect(body).toMatchObject({ authFunction, problems, answer })
    expect(after.authChecks.rows).toMatchObject([{ environmentId: id, functionVersion: 1, problems }])
    expect([after.revision, readiness(after, id)]).toEqual([world.revision + 1, authFunction])
    expect(await broken()).toEqual([])
  })

  test('a function that is not there sounds as it does to callers', async () => {
    const { ask, store } = backend({})
    const { body } = await ask('POST', `/api/environments/${cloudEnvironment.id}/auth-function-check`, { body: {} })

    expect(body).toEqual({
      authFunction: 'missing',
      problems: [],
      answer: null,
      outcome: {
        kind: 'threw',
        message: 'FunctionName parameter could not be found',
        line: null,
        errCode: -501000,
        errMsg: 'FunctionName parameter could not be found',
      },
      lines: [],
      moreLines: 0,
    })
    expect(await store.read()).toBe(world)
  })

  test('what it prints without an end is cut, and how much more there was is said', async () => {
    const printing: TestProgram = ({ print }) => {
      for (let count = 0; count < 500; count++) print('x'.repeat(1000))
    }
    const { body } = await backend({ auth: printing }).ask('POST', checkPath, { body: {} })
    expect([body.lines.length, body.moreLines]).toEqual([20, 480])
  })

  test('that it had to give way says nothing of it', async () => {
    const { ask, store } = backend({ auth: () => Promise.reject({ kind: 'stopped', why: 'displaced' }) })
    expect((await ask('POST', checkPath, { body: {} })).body.outcome).toEqual({ kind: 'stopped', why: 'displaced' })
    expect(await store.read()).toBe(world)
  })

  test('for the owner it is called as a grantee calls it, or as the owner where there is none', async () => {
    const shared = await backend({ auth: told }).ask('POST', checkPath, { body: {} })
    const alone = await backend({ auth: told }, aWorld().withItems(testEnvironment, auth).world).ask(
      'POST',
      checkPath,
      { body: {} },
    )

    expect(shared.body.lines).toEqual([
      { source: 'cloudbase_auth', level: 'log', text: JSON.stringify([openIdOf(shop.appId), null]) },
    ])
    expect(alone.body.lines).toEqual([
      { source: 'cloudbase_auth', level: 'log', text: JSON.stringify([null, openIdOf(owner.appId)]) },
    ])
  })

  test('S33 a grantee that asks is told what its own call hears, and nothing of another grantee', async () => {
    const { world: given } = aWorld().withItems(testEnvironment, auth).withShare().withShare({ grantee: news })
    const answers = await Promise.all(
      [shop, news].map((as) => backend({ auth: told }, given, as).ask('POST', checkPath, { body: {} })),
    )

    expect(answers.map(({ body }) => body.lines)).toEqual(
      [shop, news].map(({ appId }) => [
        { source: 'cloudbase_auth', level: 'log', text: JSON.stringify([openIdOf(appId), null]) },
      ]),
    )
  })

  test('what was found is kept once, by who asked; what was known already commits nothing (I10)', async () => {
    const actors: string[] = []
    const kept = memoryStore(() => world)
    const transact: typeof kept.transact = (origin, decide) =>
      kept.transact(origin, (now, earlier) => {
        const decided = decide(now, earlier)
        if ('events' in decided) actors.push(origin.actor)
        return decided
      })
    let errCode: unknown = '0'
    const { ask, store } = backendWith(world, {
      as: shop,
      store: { ...kept, transact },
      sandbox: sandboxOf({ auth: () => ({ errCode }) }),
    })
    const check = () => ask('POST', checkPath, { body: {} })

    for (let count = 0; count < 3; count++) expect((await check()).body.authFunction).toBe('broken')
    expect(actors).toEqual([shop.appId])
    errCode = 0
    await check()
    expect([actors, readiness(await store.read(), id)]).toEqual([[shop.appId, shop.appId], 'deployed'])
  })

  test('what is found of a function is not said of one that took its place, though both are in their first version', async () => {
    const { ask, store } = backend({
      async auth() {
        await store.transact({ at: '2024-05-21T08:00:00.000Z', actor: owner.appId, requestId: 'request-1' }, (now) => {
          const item = now.items.rows.find((each) => each.id === itemId(testEnvironment, 'functions', 'cloudbase_auth'))
          if (!item) return { result: undefined }
          const { updatedAt: at, environmentId, version } = item
          const events = [
            { kind: 'item-removed' as const, at, environmentId, itemId: item.id, version: version + 1 },
            { kind: 'item-added' as const, at, item: { ...item, id: 'again' } },
          ]
          return { events, read: () => ({ result: undefined }) }
        })
      },
    })
    await ask('POST', checkPath, { body: {} })

    expect((await store.read()).items.rows.map((item) => item.id)).toContain('again')
    expect((await store.read()).authChecks.rows).toEqual([])
  })

  test('what is found of an old version is not said of a new one', async () => {
    const { ask, store } = backend({
      async auth() {
        await store.transact({ at: '2024-05-21T08:00:00.000Z', actor: owner.appId, requestId: 'request-1' }, (now) => {
          const item = now.items.rows.find(
            (each) => each.id === itemId(testEnvironment, 'functions', 'cloudbase_auth') && each.version === 1,
          )
          const events = item
            ? [{ kind: 'item-changed' as const, at: item.updatedAt, item: { ...item, version: 2 } }]
            : []
          return { events, read: () => ({ result: undefined }) }
        })
      },
    })
    await ask('POST', checkPath, { body: {} })

    expect((await store.read()).authChecks.rows).toEqual([])
  })

  test.each([
    ['a grantee that may look at functions', shop, ['functions.view'], 200],
    ['a grantee that may only call them', shop, ['functions.invoke'], 'permission-missing'],
    ['an account nothing is shared with', news, ['functions.view'], 'environment-not-found'],
    ['another entity', rival, ['functions.view'], 'environment-not-found'],
  ])('%s', async (_case, as, permissions, expected) => {
    const given = aWorld()
      .withItems(testEnvironment, auth)
      .withShare({ grants: [aGrant(testEnvironment, permissions)] }).world
    const { status, body } = await backend({ auth: good }, given, as).ask('POST', checkPath, { body: {} })
    expect(status === 200 ? status : body.code).toBe(expected)
  })
})

describe('a cloudbase_auth that was just written is checked at once, and the answer does not wait for that', () => {
  const content = (code: string) => ({ resource: 'functions', code, rule: '{"invoke": true}' })
  const programs: TestPrograms = { good: () => ({ errCode: 0 }), bad: () => ({ errCode: '0' }) }

  test('when it is added, and when it is changed; the answer to the write is the write’s own', async () => {
    const { ask, store, settled, announced } = backend(
      programs,
      aWorld().withEnvironments({ ...testEnvironment, authFunction: 'missing' }).world,
    )
    const added = await ask('POST', items, {
      body: { name: 'cloudbase_auth', content: content('bad') },
      headers: once(),
    })
    await settled()
    expect([added.status, added.body.version, readiness(await store.read(), id)]).toEqual([201, 1, 'broken'])

    const changed = await ask('PUT', `${items}/${added.body.id}`, {
      body: { content: content('good') },
      headers: ifMatch(1),
    })
    await settled()
    expect([changed.status, changed.body.version, readiness(await store.read(), id)]).toEqual([200, 2, 'deployed'])
    expect((await store.read()).authChecks.rows).toMatchObject([{ functionVersion: 2, problems: [] }])
    expect(announced()).toBe(2)
  })

  test('the write is answered, and what was written stands, while the check still runs', async () => {
    let finish = () => {}
    const finished = new Promise<void>((resolve) => (finish = resolve))
    const { ask, store, settled, announced } = backend(
      { slow: () => finished.then(() => ({ errCode: '0' })) },
      aWorld().withEnvironments({ ...testEnvironment, authFunction: 'missing' }).world,
    )
    const added = await ask('POST', items, {
      body: { name: 'cloudbase_auth', content: content('slow') },
      headers: once(),
    })
    expect([added.status, readiness(await store.read(), id), announced()]).toEqual([201, 'deployed', 0])

    finish()
    await settled()
    expect([readiness(await store.read(), id), announced()]).toEqual(['broken', 1])
  })

  test('another function is not, nor one whose write was refused or repeated', async () => {
    const { ask, store, settled, announced } = backend(
      programs,
      aWorld().withEnvironments({ ...testEnvironment, authFunction: 'missing' }).world,
    )
    await ask('POST', items, { body: { name: 'other', content: content('bad') }, headers: once() })
    await ask('POST', items, {
      body: { name: 'cloudbase_auth', content: { ...content('bad'), rule: 'no' } },
      headers: once('key-2'),
    })
    await settled()
    expect([(await store.read()).authChecks.rows, announced()]).toEqual([[], 0])

    await ask('POST', items, { body: { name: 'cloudbase_auth', content: content('bad') }, headers: once('key-3') })
    await settled()
    const { revision } = await store.read()
    await ask('POST', items, { body: { name: 'cloudbase_auth', content: content('bad') }, headers: once('key-3') })
    await settled()
    expect((await store.read()).revision).toBe(revision)
  })

  test('a repeat of the write while the check still runs is answered at once', async () => {
    let finish = () => {}
    const finished = new Promise<void>((resolve) => (finish = resolve))
    const slow: TestProgram = () => finished.then(() => ({ errCode: '0' }))
    const { ask, store, settled } = backend(
      { slow },
      aWorld().withEnvironments({ ...testEnvironment, authFunction: 'missing' }).world,
    )
    const write = () =>
      ask('POST', items, { body: { name: 'cloudbase_auth', content: content('slow') }, headers: once() })
    const first = write()
    await expect.poll(async () => (await store.read()).revision).toBe(1)
    const repeat = await write()
    finish()

    expect([repeat.status, repeat.text, repeat.headers.get('Idempotent-Replayed')]).toEqual([
      201,
      (await first).text,
      'true',
    ])
    await settled()
    expect(readiness(await store.read(), id)).toBe('broken')
  })

  test('where no code can be run it is written all the same, and nothing is said of it', async () => {
    const store = memoryStore(() => aWorld().withEnvironments({ ...testEnvironment, authFunction: 'missing' }).world)
    const works: Promise<void>[] = []
    const waitUntil = (work: Promise<void>) => void works.push(work)
    const serve = createServe({ store, routes: everyRoute, identify: () => owner.appId, base: '/', waitUntil })
    const response = await serve(
      request('POST', items, { body: { name: 'cloudbase_auth', content: content('bad') }, headers: once() }),
    )
    await Promise.all(works)

    expect(response.status).toBe(201)
    expect((await store.read()).authChecks.rows).toEqual([])
  })
})

test('a caller that is no account at all is refused before anything is run', async () => {
  const { ask } = backend({})
  const { status, headers, body } = await ask('POST', '/api/runs', { body: { caller: '__proto__', code: '' } })
  expect({
    status,
    type: headers.get('Content-Type'),
    cache: headers.get('Cache-Control'),
    body,
    isProblem: true,
  }).toEqual(problemOutcome('account-not-found', { field: 'caller' }))
})
