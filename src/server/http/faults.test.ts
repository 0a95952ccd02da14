import { beforeEach, afterEach, describe, expect, test, vi } from 'vitest'
import { aGrant, aWorld, owner, shop, testEnvironment } from '../../domain/testing/aWorld.ts'
import { tabFaults } from '../adapters/tabFaults.ts'
import { wait, type Fault } from './faults.ts'
import { backendWith, once, request } from '../testing/backendWith.ts'

const { world } = aWorld()
const sharing = { body: { grantee: shop.appId, grants: [aGrant(testEnvironment)] }, headers: once() }
let settings = new Map<string, string>()

beforeEach(() => {
  settings = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => settings.get(key) ?? null,
    setItem: (key: string, value: string) => void settings.set(key, value),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const setFaults = (...all: Fault[]) => settings.set('mock.faults', JSON.stringify(all))
const disturbed = (base = '/') => backendWith(world, { faults: tabFaults, base })

test('without settings nothing is disturbed', async () => {
  expect((await disturbed().ask('GET', '/api/session')).status).toBe(200)
  expect(settings.size).toBe(0)
})

test('F01 latency: the answer comes later, and is the same', async () => {
  vi.useFakeTimers()
  setFaults({ on: 'GET /api/session', kind: 'latency', milliseconds: 2000 })
  const asked = settledness(disturbed().ask('GET', '/api/session'))

  await vi.advanceTimersByTimeAsync(1999)
  expect(asked.settled).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await asked.promise).toMatchObject({ status: 200, body: { account: { appId: owner.appId } } })
})

test('latency ends with the one who asked, and nothing is committed', async () => {
  vi.useFakeTimers()
  setFaults({ on: 'POST /api/shares', kind: 'latency', milliseconds: 2000 })
  const { serve, store } = disturbed()
  const leaving = new AbortController()
  const answer = serve(new Request(request('POST', '/api/shares', sharing), { signal: leaving.signal }))
  leaving.abort()

  expect((await answer).type).toBe('error')
  expect(await store.read()).toBe(world)
})

test('F19 a request that hangs is never answered while somebody waits, and nothing is committed', async () => {
  vi.useFakeTimers()
  setFaults({ on: 'POST /api/shares', kind: 'hang' })
  const { serve, store } = disturbed()
  const leaving = new AbortController()
  const asked = settledness(serve(new Request(request('POST', '/api/shares', sharing), { signal: leaving.signal })))

  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked.settled).toBe(false)
  leaving.abort()
  expect((await asked.promise).type).toBe('error')
  expect(await store.read()).toBe(world)
})

test('nobody waits for one who has left already', async () => {
  vi.useFakeTimers()
  const asked = settledness(wait(1000, AbortSignal.abort()))

  await vi.advanceTimersByTimeAsync(0)
  expect(asked.settled).toBe(true)
})

test('F03 status: a problem with that status, once', async () => {
  setFaults({ on: 'GET /api/shares', kind: 'status', status: 500, times: 1 })
  const { ask } = disturbed()
  const first = await ask('GET', '/api/shares?direction=given')

  expect(first).toMatchObject({
    status: 500,
    body: { status: 500, code: 'internal-error', retryable: false, requestId: 'request-fault' },
  })
  expect(first.headers.get('Content-Type')).toBe('application/problem+json')
  expect((await ask('GET', '/api/shares?direction=given')).status).toBe(200)
})

test('F04 status with retryAfter is retryable and says when', async () => {
  setFaults({ on: 'GET /api/shares', kind: 'status', status: 503, code: 'unavailable', retryAfter: 2 })
  const answer = await disturbed().ask('GET', '/api/shares?direction=given')

  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', retryable: true } })
  expect(answer.headers.get('Retry-After')).toBe('2')
})

test('F21 status with fieldErrors carries them', async () => {
  const fieldErrors = [
    {
      field: 'grants.2.environmentId',
      code: 'environment-unavailable',
      params: { name: 'test-f96b31', status: 'expired' },
    },
  ]
  setFaults({ on: 'POST /api/shares', kind: 'status', status: 422, code: 'environment-unavailable', fieldErrors })
  const { ask, store } = disturbed()

  expect(await ask('POST', '/api/shares', sharing)).toMatchObject({
    status: 422,
    body: { code: 'environment-unavailable', fieldErrors },
  })
  expect(await store.read()).toBe(world)
})

test('F16 status comes before the commit: the same key then makes the one share', async () => {
  setFaults({ on: 'POST /api/shares', kind: 'status', status: 500, times: 1 })
  const { ask, store } = disturbed()

  expect((await ask('POST', '/api/shares', sharing)).status).toBe(500)
  expect(await store.read()).toBe(world)
  const again = await ask('POST', '/api/shares', sharing)
  expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, null])
})

test.each(['reset', 'drop-before'] as const)(
  'F18 %s: a network failure, nothing committed, nothing known of the key',
  async (kind) => {
    setFaults({ on: 'POST /api/shares', kind, times: 1 })
    const { serve, ask, store } = disturbed()

    expect((await serve(request('POST', '/api/shares', sharing))).type).toBe('error')
    expect(await store.read()).toBe(world)
    expect((await ask('GET', '/api/operations/key-1')).body).toEqual({ state: 'not-found' })
    const again = await ask('POST', '/api/shares', sharing)
    expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, null])
  },
)

test('F17 drop-after: committed, then a network failure; the same key gives the first answer', async () => {
  setFaults({ on: 'POST /api/shares', kind: 'drop-after', times: 1 })
  const { serve, ask, store } = disturbed()

  expect((await serve(request('POST', '/api/shares', sharing))).type).toBe('error')
  expect((await store.read()).shares.rows).toHaveLength(1)
  const { body } = await ask('GET', '/api/operations/key-1')
  expect(body).toMatchObject({ state: 'committed', status: 201 })
  const again = await ask('POST', '/api/shares', sharing)
  expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, 'true'])
  expect(again.body).toEqual(body.result)
  expect((await store.read()).revision).toBe(1)
})

test('F08 truncated: half of the JSON, under its own status', async () => {
  const whole = await disturbed().ask('GET', '/api/session')
  setFaults({ on: 'GET /api/session', kind: 'truncated' })
  const half = await disturbed().ask('GET', '/api/session')

  expect(half.status).toBe(200)
  expect(half.headers.get('Content-Type')).toBe('application/json')
  expect(half.text.length).toBeGreaterThan(0)
  expect(whole.text.startsWith(half.text)).toBe(true)
  expect(half.body).toBeUndefined()
})

test('html: a page where JSON should be, and nothing committed', async () => {
  setFaults({ on: 'POST /api/shares', kind: 'html' })
  const { ask, store } = disturbed()
  const answer = await ask('POST', '/api/shares', sharing)

  expect(answer.headers.get('Content-Type')).toBe('text/html')
  expect(answer.text).toContain('<!doctype html>')
  expect(await store.read()).toBe(world)
})

test('several at once: late and then lost', async () => {
  vi.useFakeTimers()
  setFaults({ on: 'POST /api/shares', kind: 'latency', milliseconds: 500 }, { on: 'POST', kind: 'drop-after' })
  const { serve, store } = disturbed()
  const asked = settledness(serve(request('POST', '/api/shares', sharing)))

  await vi.advanceTimersByTimeAsync(500)
  expect((await asked.promise).type).toBe('error')
  expect((await store.read()).revision).toBe(1)
})

describe('which requests', () => {
  test.each([
    ['another method', 'GET /api/activation', 'POST', '/api/activation', 201],
    ['another path', 'GET /api/shares', 'GET', '/api/session', 200],
    ['the start of a path', 'GET /api/shares', 'GET', '/api/shares/share-1', 500],
    ['every GET', 'GET ', 'GET', '/api/session', 500],
    ['everything', '', 'POST', '/api/activation', 500],
  ])('%s: "%s" meets %s %s with %i', async (_case, on, method, path, status) => {
    setFaults({ on, kind: 'status', status: 500 })

    expect((await disturbed().ask(method, path, { headers: once() })).status).toBe(status)
  })

  test('F53 below a sub-path they are named as without it', async () => {
    setFaults({ on: 'GET /api/session', kind: 'status', status: 500 })

    expect((await disturbed('/a/b/').ask('GET', '/a/b/api/session')).status).toBe(500)
  })

  test('times counts down, each its own, and only for what it meets', async () => {
    setFaults(
      { on: 'GET /api/session', kind: 'status', status: 500, times: 2 },
      { on: 'GET /api/activation', kind: 'status', status: 503, times: 1 },
    )
    const { ask } = disturbed()
    const session = [
      await ask('GET', '/api/session'),
      await ask('GET', '/api/session'),
      await ask('GET', '/api/session'),
    ]

    expect(session.map(({ status }) => status)).toEqual([500, 500, 200])
    expect((await ask('GET', '/api/activation')).status).toBe(503)
    expect((await ask('GET', '/api/activation')).status).toBe(200)
  })

  test('without times it stays', async () => {
    setFaults({ on: 'GET /api/session', kind: 'status', status: 500 })
    const { ask } = disturbed()

    for (const _ of [1, 2, 3]) expect((await ask('GET', '/api/session')).status).toBe(500)
  })
})

test.each([
  ['no JSON', '{'],
  ['no list', '{"on":"","kind":"reset"}'],
  ['null', 'null'],
  ['a kind that is none', '[{"on":"","kind":"explode"}]'],
  ['a list of texts', '["GET"]'],
  ['times that are no number', '[{"on":"","kind":"reset","times":"1"}]'],
  ['times that are no whole number', '[{"on":"","kind":"reset","times":1.5}]'],
  ['one that is right and one that is not', '[{"on":"","kind":"reset"},{"kind":"reset"}]'],
  ['__proto__', '{"__proto__":[{"on":"","kind":"reset"}]}'],
  ['nothing', ''],
])('B54 settings with %s are ignored', async (_case, text) => {
  settings.set('mock.faults', text)

  expect((await disturbed().ask('GET', '/api/session')).status).toBe(200)
})

function settledness<Result>(promise: Promise<Result>) {
  const watched = { settled: false, promise }
  void promise.then(() => (watched.settled = true))
  return watched
}
