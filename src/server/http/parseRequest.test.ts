import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { endpoint, type Endpoint } from '../../contract/endpoint.ts'
import { readRoute } from '../application/route.ts'
import { request, type Sent } from '../testing/backendWith.ts'
import { parseRequest } from './parseRequest.ts'

type Method = Endpoint['method']

function parse(method: Method, path: string, sent: Sent = {}, precondition: Endpoint['precondition'] = 'none') {
  const thing = endpoint({
    method,
    path: '/api/things/:thingId',
    precondition,
    request: z.strictObject({ thingId: z.string(), name: z.optional(z.string()) }),
    response: z.object({}),
    refusals: [],
  })
  const route = readRoute(thing, () => ({ body: {}, version: 0 }))
  return parseRequest(request(method, path, sent), { route, variables: { thingId: 'a' } })
}

test.each<[string, Method, string, Sent, object]>([
  ['the path', 'GET', '/api/things/a', {}, { thingId: 'a' }],
  ['the query of a GET', 'GET', '/api/things/a?name=x%26y', {}, { thingId: 'a', name: 'x&y' }],
  ['the body of a write', 'PUT', '/api/things/a', { body: { name: 'x' } }, { thingId: 'a', name: 'x' }],
  ['no body', 'DELETE', '/api/things/a', {}, { thingId: 'a' }],
])('%s is read', async (_case, method, path, sent, input) => {
  expect(await parse(method, path, sent)).toMatchObject({ call: { kind: 'read', input } })
})

test.each<[string, Method, string, Sent]>([
  ['a variable of the path again in the query', 'GET', '/api/things/a?thingId=b', {}],
  ['a variable of the path again in the body', 'PUT', '/api/things/a', { body: { thingId: 'b' } }],
  ['a name twice', 'GET', '/api/things/a?name=x&name=y', {}],
  ['a query of a write', 'PUT', '/api/things/a?name=x', {}],
  ['a body that is no JSON', 'PUT', '/api/things/a', { body: '{' }],
  ['a list', 'PUT', '/api/things/a', { body: '[]' }],
  ['a key that no schema has', 'PUT', '/api/things/a', { body: '{"more":1}' }],
  ['__proto__', 'PUT', '/api/things/a', { body: '{"__proto__":{}}' }],
])('%s is malformed', async (_case, method, path, sent) => {
  expect(await parse(method, path, sent)).toEqual({ problem: 'malformed-request' })
})

test('a body of another type is not looked at', async () => {
  const headers = { 'Content-Type': 'text/plain' }
  expect(await parse('PUT', '/api/things/a', { body: '{}', headers })).toEqual({ problem: 'unsupported-media-type' })
})

test('a precondition that is missing is asked for; one that is there is read', async () => {
  expect(await parse('PUT', '/api/things/a', {}, 'if-match')).toEqual({ problem: 'version-required' })
  expect(await parse('POST', '/api/things/a', {}, 'idempotency-key')).toEqual({ problem: 'key-required' })

  const headers = { 'If-Match': '"7"', 'Idempotency-Key': '!k~' }
  expect(await parse('PUT', '/api/things/a', { headers }, 'if-match')).toMatchObject({ version: 7, key: '!k~' })
})

test.each(['a b', 'ÿ', 'a\tb', 'k'.repeat(256), 'k'.repeat(20_000)])(
  'a key of other than 1 to 255 visible characters is refused: %j',
  async (key) => {
    for (const [method, precondition] of [
      ['POST', 'idempotency-key'],
      ['PUT', 'if-match'],
    ] as const) {
      const headers = { 'If-Match': '"7"', 'Idempotency-Key': key }
      expect(await parse(method, '/api/things/a', { headers }, precondition)).toEqual({ problem: 'key-invalid' })
    }
  },
)

test('a key of 255 characters is taken', async () => {
  const key = 'k'.repeat(255)
  const headers = { 'Idempotency-Key': key }
  expect(await parse('POST', '/api/things/a', { headers }, 'idempotency-key')).toMatchObject({ key })
})

test.each([
  ['"0"', 0],
  ['"12"', 12],
  ['"01"', -1],
  ['"00"', -1],
  ['"9007199254740993"', -1],
  [`"${'9'.repeat(400)}"`, -1],
])('If-Match %s is compared as it is written', async (header, version) => {
  expect(await parse('PUT', '/api/things/a', { headers: { 'If-Match': header } }, 'if-match')).toMatchObject({
    version,
  })
})

test('the fingerprint tells requests apart by input and version, not by their key', async () => {
  const fingerprintOf = async (body: object, version: string, key: string) => {
    const headers = { 'If-Match': version, 'Idempotency-Key': key }
    const parsed = await parse('PUT', '/api/things/a', { body, headers }, 'if-match')
    return 'fingerprint' in parsed ? parsed.fingerprint : undefined
  }
  const first = await fingerprintOf({ name: 'x' }, '"1"', 'k')

  expect(first).toBeDefined()
  expect(await fingerprintOf({ name: 'x' }, '"1"', 'other')).toBe(first)
  expect(await fingerprintOf({ name: 'y' }, '"1"', 'k')).not.toBe(first)
  expect(await fingerprintOf({ name: 'x' }, '"2"', 'k')).not.toBe(first)
})
