import { describe, expect, test } from 'vitest'
import type { contract } from '../contract/contract.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { aWorld, news, testEnvironment } from '../domain/testing/aWorld.ts'
import { backendWith, ifMatch } from './testing/backendWith.ts'
import { everyEndpoint, requestsWhere, worldOf } from './testing/validRequests.ts'

// What every answer says of moments and amounts is checked by its contract by meaning, not by its type in JSON: a console
// that is told something impossible has not understood the answer, and prints none of it.

const impossibleTimes = [
  '',
  'yesterday',
  '2026-02-30T08:00:00.000Z',
  '2026-11-27T25:00:00.000Z',
  '2026-11-27',
  0,
  '1e3',
]
const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
/** What a program wrote or printed may be anything. */
const isFree = (path: string) => /\.(data|params|errCode|status)\b|^\.result\b/.test(path)

interface Answer {
  endpoint: Endpoint
  body: unknown
}

async function everyAnswer(): Promise<Answer[]> {
  const simple = requestsWhere(() => true).map(async ([name, endpoint, { as, path, ...sent }]): Promise<Answer> => {
    const { body } = await backendWith(worldOf(name), { as }).ask(endpoint.method, path, sent)
    return { endpoint, body }
  })
  return [...(await Promise.all(simple)), ...(await answersOfAFullWorld())]
}

/** Lists with something of every kind in them. */
async function answersOfAFullWorld(): Promise<Answer[]> {
  const placed = { id: 'a', name: 'a' }
  const { world } = aWorld()
    .withShare()
    .withShare({ grantee: news })
    .withItems(
      testEnvironment,
      { ...placed, resource: 'storage', content: '' },
      { ...placed, id: 'b', resource: 'run', image: 'i', port: 80 },
      { ...placed, id: 'c', resource: 'database', rule: '{"read": true}' },
    )
  const { ask } = backendWith(world)
  await ask('DELETE', '/api/shares/share-1', { headers: ifMatch(1) })
  const items = `/api/environments/${testEnvironment.id}/items?resource=`
  const asked: [keyof typeof contract, string][] = [
    ['listHistory', '/api/history'],
    ['getActivation', '/api/activation'],
    ['listItems', `${items}storage`],
    ['listItems', `${items}run`],
    ['listItems', `${items}database`],
  ]
  return Promise.all(
    asked.map(async ([name, path]) => ({
      endpoint: everyEndpoint[name] as Endpoint,
      body: (await ask('GET', path)).body,
    })),
  )
}

/** Every leaf of an answer, and the answer with that leaf replaced. */
function leaves(body: unknown, path = ''): { path: string; value: unknown; with: (other: unknown) => unknown }[] {
  if (typeof body !== 'object' || body === null) return [{ path, value: body, with: (other) => other }]
  return Object.entries(body).flatMap(([key, part]) =>
    leaves(part, `${path}.${key}`).map((leaf) => ({
      ...leaf,
      with: (other: unknown) =>
        Array.isArray(body) ? body.with(Number(key), leaf.with(other)) : { ...body, [key]: leaf.with(other) },
    })),
  )
}

describe('K9 an answer that says something impossible cannot be read', async () => {
  const all = (await everyAnswer()).flatMap(({ endpoint, body }) =>
    leaves(body)
      .filter(({ path }) => !isFree(path))
      .map((leaf) => ({ ...leaf, endpoint, of: `${endpoint.method} ${endpoint.path} ${leaf.path}` })),
  )
  const once = (found: typeof all) => [...new Map(found.map((each) => [each.of, each])).values()]

  test.each(once(all.filter(({ value }) => isTime(value))))('a time: $of', ({ endpoint, with: replaced }) => {
    for (const time of ['2026-11-27T08:00:00.000Z', '2026-11-27T08:00:00+08:00', '2024-02-29T23:59:59Z'])
      expect([time, endpoint.response.safeParse(replaced(time)).success]).toEqual([time, true])
    for (const time of impossibleTimes)
      expect([time, endpoint.response.safeParse(replaced(time)).success]).toEqual([time, false])
  })

  test.each(once(all.filter(({ value }) => typeof value === 'number')))(
    'an amount: $of',
    ({ endpoint, with: replaced }) => {
      for (const amount of [-1, -0.5, '1', null, 2 ** 53 * -1])
        expect([amount, endpoint.response.safeParse(replaced(amount)).success]).toEqual([amount, false])
    },
  )

  test('all kinds of answers were looked at', () => {
    const named = (found: typeof all) => new Set(found.map(({ of }) => of.replace(/\.\d+(?=\.|$)/g, '[]')))
    expect(named(all.filter(({ value }) => isTime(value))).size).toBeGreaterThan(12)
    expect(named(all.filter(({ value }) => typeof value === 'number')).size).toBeGreaterThan(30)
  })
})
