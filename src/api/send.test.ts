import { afterEach, expect, test, vi } from 'vitest'
import { getActivation } from '../contract/activation.ts'
import { getConfiguration } from '../contract/configuration.ts'
import { getHealth } from '../contract/health.ts'
import { getShare, listShares } from '../contract/share.ts'
import { configureShare, revokeShare, shareEnvironments } from '../contract/shareWrites.ts'
import { Refused, Unavailable } from './failure.ts'
import { send } from './send.ts'

afterEach(() => vi.unstubAllGlobals())

/** Answers every request alike, and keeps what was sent. */
function answering(response: () => Response | Promise<Response>) {
  const sent: Request[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    sent.push(new Request(new URL(input, 'https://console.test'), init))
    return response()
  })
  return sent
}

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { ...init, headers: { 'Content-Type': 'application/json', ...init.headers } })
const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}) =>
  json(
    {
      type: 'about:blank',
      title: code,
      status,
      code,
      params: {},
      requestId: 'request-1',
      retryable: false,
      ...more,
    },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  )
const page = (status: number) =>
  new Response('<!doctype html>', { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })

test('a good answer is what the contract says of it', async () => {
  answering(() => json({ service: 'mock-backend', more: 1 }))

  expect(await send(getHealth, {})).toEqual({ service: 'mock-backend' })
})

test.each([
  ['a page of the host', () => page(200), 'foreign', 200],
  ['the 404 page of a host', () => page(404), 'foreign', 404],
  ['the error page of a gateway', () => page(502), 'foreign', 502],
  ['an answer of no type', () => new Response(null, { status: 204 }), 'foreign', 204],
  ['a JSON error that is no problem of the backend', () => json({ error: 'no' }, { status: 403 }), 'foreign', 403],
  ['a problem without a request id', () => problem(404, 'not-found', { requestId: undefined }), 'foreign', 404],
  [
    'half of an answer',
    () => new Response('{"serv', { headers: { 'Content-Type': 'application/json' } }),
    'unreadable',
    200,
  ],
  ['an answer that the contract does not know', () => json({}), 'unreadable', 200],
  ['a problem that the endpoint does not have', () => problem(409, 'shares-remain'), 'unreadable', 409],
  ['a failure of the backend', () => problem(500, 'internal-error'), 'server', 500],
  [
    'half of a failure',
    () => new Response('{"ti', { status: 500, headers: { 'Content-Type': 'application/problem+json' } }),
    'server',
    500,
  ],
  ['a backend that does not know who asks', () => problem(401, 'not-signed-in'), 'signed-out', 401],
  ['a gateway that does not know who asks', () => page(401), 'signed-out', 401],
  ['too many requests', () => problem(429, 'slow-down'), 'busy', 429],
] as const)('%s is no answer to be trusted', async (_case, response, reason, status) => {
  answering(response)

  const error = await send(getHealth, {}).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Unavailable)
  expect(error).toMatchObject({ reason, status })
})

test('what the backend says of a failure is told: its request id, and how long to wait', async () => {
  answering(() => problem(503, 'unavailable', {}, { 'Retry-After': '2' }))

  await expect(send(getConfiguration, {})).rejects.toMatchObject({
    reason: 'server',
    requestId: 'request-1',
    seconds: 2,
  })
})

test('a network that fails, and a caller that aborts', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(send(getHealth, {})).rejects.toMatchObject({ reason: 'network' })

  const leaving = new AbortController()
  leaving.abort()
  answering(() => Promise.reject(leaving.signal.reason as Error))
  await expect(send(getHealth, {}, { signal: leaving.signal })).rejects.toBe(leaving.signal.reason)
})

test.each([
  ['of the endpoint', 410, 'share-ended'],
  ['of the protocol', 422, 'malformed-request'],
  ['of a full storage, though it is a 5xx', 507, 'storage-full'],
])('a refusal %s is one', async (_case, status, code) => {
  answering(() => problem(status, code, { params: { by: 'owner' }, current: { id: 1 } }))

  const error = await send(getShare, { shareId: 'share-1' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Refused)
  expect(error).toMatchObject({ code, status, params: { by: 'owner' }, current: { id: 1 } })
})

test('a read puts its input into path and query, and leaves out what is not given', async () => {
  const sent = answering(() => problem(500, 'internal-error'))
  await send(getShare, { shareId: 'a/b c' }).catch(() => undefined)
  await send(listShares, {
    direction: 'given',
    page: '1',
    pageSize: undefined,
    search: 'tea & more',
    sort: undefined,
  }).catch(() => undefined)

  expect(sent.map(({ url }) => url.replace('https://console.test', ''))).toEqual([
    '/api/shares/a%2Fb%20c',
    '/api/shares?direction=given&page=1&search=tea+%26+more',
  ])
  expect(sent.map(({ headers }) => [...headers])).toEqual([[], []])
})

test('a write carries its body, key and version; what is deleted has no body', async () => {
  const sent = answering(() => problem(500, 'internal-error'))
  const grants = [{ environmentId: 'e', permissions: ['run.view'] }]
  await send(shareEnvironments, { grantee: 'wx', grants }, { key: 'k' }).catch(() => undefined)
  await send(configureShare, { shareId: 's', grants }, { key: 'k', version: 3 }).catch(() => undefined)
  await send(revokeShare, { shareId: 's' }, { key: 'k', version: 3 }).catch(() => undefined)

  const written = await Promise.all(
    sent.map(async (request) => [request.method, Object.fromEntries(request.headers), await request.text()]),
  )
  expect(written).toEqual([
    ['POST', { 'content-type': 'application/json', 'idempotency-key': 'k' }, JSON.stringify({ grantee: 'wx', grants })],
    [
      'PUT',
      { 'content-type': 'application/json', 'idempotency-key': 'k', 'if-match': '"3"' },
      JSON.stringify({ grants }),
    ],
    ['DELETE', { 'idempotency-key': 'k', 'if-match': '"3"' }, ''],
  ])
})

test.each([
  ['a negative count', { since: null, version: 1, blockers: { given: -1, received: 0 } }],
  ['a time that never was', { since: '2026-02-30T08:00:00.000Z', version: 1, blockers: { given: 0, received: 0 } }],
])('K9 an answer with %s cannot be read', async (_case, body) => {
  answering(() => json({ ...body, by: 'account' }))
  await expect(send(getActivation, {})).rejects.toMatchObject({ reason: 'unreadable', status: 200 })
})
