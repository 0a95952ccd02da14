import { expect, test } from 'vitest'
import type { Route } from '../application/route.ts'
import { matchRoute } from './matchRoute.ts'

const route = (method: Route['endpoint']['method'], path: `/api/${string}`): Route => ({
  endpoint: { method, path, precondition: 'none' },
  parse: () => undefined,
})
const list = route('GET', '/api/things')
const own = route('GET', '/api/things/own')
const one = route('GET', '/api/things/:thingId')
const change = route('PUT', '/api/things/:thingId')
const all = [list, one, own, change]

test.each([
  ['GET', '/api/things', list, {}],
  ['GET', '/api/things/a%20b', one, { thingId: 'a b' }],
  ['GET', '/api/things/own', own, {}],
  ['PUT', '/api/things/a', change, { thingId: 'a' }],
])('%s %s is answered', (method, path, expected, variables) => {
  expect(matchRoute(all, method, path)).toEqual({ route: expected, variables })
})

test.each(['/api/thing', '/api/things/a/', '/api/things/a/b', '/', ''])('nothing answers "%s"', (path) => {
  expect(matchRoute(all, 'GET', path)).toEqual({ problem: 'endpoint-not-found' })
})

test.each([
  ['DELETE', '/api/things/a', 'GET, PUT'],
  ['PUT', '/api/things/own', 'GET'],
  ['get', '/api/things', 'GET'],
])('%s %s is not a method it answers; Allow says which are', (method, path, allowed) => {
  expect(matchRoute(all, method, path)).toEqual({
    problem: 'method-not-allowed',
    details: { headers: { Allow: allowed } },
  })
})
