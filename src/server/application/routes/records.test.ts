import { describe, expect, test } from 'vitest'
import { addRecord, changeRecord, getRecord, listRecords, removeRecord } from '../../../contract/databaseRecord.ts'
import { now } from '../../../domain/testing/acting.ts'
import { aWorld, prodEnvironment, testEnvironment } from '../../../domain/testing/aWorld.ts'
import { backendWith, ifMatch, once } from '../../testing/backendWith.ts'
import { problemOutcome, tryOut } from '../../testing/problems.ts'

const start = '2024-05-20T08:00:00.000Z'
const path = `/api/environments/${testEnvironment.id}/items/orders/records`
const orders = { resource: 'database', name: 'orders', rule: '{"read": true}' } as const
const furnished = aWorld()
  .withItems(testEnvironment, { ...orders, id: 'orders' })
  .withItems(prodEnvironment, { ...orders, id: 'prod-orders' })
  .withRecords(
    testEnvironment,
    'orders',
    { id: 'order-1', data: { cups: 2 }, openId: 'o1', version: 3 },
    { id: 'order-2' },
  )
  .withRecords(prodEnvironment, 'orders', { id: 'order-9' })
const { world } = furnished
const first = { id: 'order-1', data: { cups: 2 }, openId: 'o1', version: 3, updatedAt: start }
const second = { id: 'order-2', data: {}, openId: null, version: 1, updatedAt: start }

const listed = ({ data, ...record }: { data: object }, excerpt = JSON.stringify(data)) => ({ ...record, excerpt })
const listedFirst = listed(first, '{ "cups": 2 }')
const listedSecond = listed(second)

test('GET lists the records of one collection, newest first', async () => {
  const answer = await backendWith(world).ask('GET', path)

  expect(answer).toMatchObject({
    status: 200,
    body: { items: [listedSecond, listedFirst], total: 2, page: 1, pageSize: 20 },
  })
  expect(listRecords.response.parse(answer.body)).toEqual(answer.body)
})

test('GET of one record has all of its data', async () => {
  const answer = await backendWith(world).ask('GET', `${path}/order-1`)

  expect(answer).toMatchObject({ status: 200, body: first })
  expect(answer.headers.get('ETag')).toBe('"3"')
  expect(getRecord.response.parse(answer.body)).toEqual(answer.body)
})

describe('X4 as many and as large as there may be', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({
    id: `large-${index}`,
    data: { number: index, tea: index % 2 ? '茉莉雪芽' : 'Ｏｏｌｏｎｇ', long: '茶🍵'.repeat(16_000) },
  }))
  const { ask } = backendWith(furnished.withRecords(testEnvironment, 'orders', ...many).world)

  test.each([
    ['', { total: 202, page: 1, pageSize: 20 }, 'large-199'],
    ['?pageSize=50&page=5', { total: 202, page: 5, pageSize: 50 }, 'order-2'],
    ['?page=999', { total: 202, page: 11, pageSize: 20 }, 'order-2'],
    ['?search=large-17', { total: 11, page: 1, pageSize: 20 }, 'large-179'],
    ['?search=%E8%8C%89%E8%8E%89', { total: 100, page: 1, pageSize: 20 }, 'large-199'],
    ['?search=%22number%22:42', { total: 1, page: 1, pageSize: 20 }, 'large-42'],
    ['?search=O1', { total: 1, page: 1, pageSize: 20 }, 'order-1'],
    ['?search=nowhere', { total: 0, page: 1, pageSize: 20 }, undefined],
  ])('GET %s answers one page, of a few kilobytes', async (query, expected, firstId) => {
    const { text, body } = await ask('GET', `${path}${query}`)
    expect(body).toMatchObject(expected)
    expect(body.items[0]?.id).toBe(firstId)
    expect(text.length).toBeLessThan(50_000)
  })

  test('an excerpt is cut between characters, and says so', async () => {
    const { body } = await ask('GET', `${path}?pageSize=10`)
    const [{ excerpt }] = body.items
    expect(excerpt).toMatch(/^\{ "number": 199, "tea": "茉莉雪芽", "long": "(茶🍵)+茶?…$/u)
    expect(excerpt.length).toBeLessThanOrEqual(301)
  })
})

const data = { text: '桂花乌龙', list: [1, null, true, { deep: {} }], 'a key': '', constructor: 'x' }

test.each([
  ['under an id of the backend', { data }, expect.stringMatching(/^new-record-/)],
  ['under an id of its own', { id: 'order-3', data }, 'order-3'],
])('POST adds a record %s', async (_case, body, id) => {
  const { ask, broken } = backendWith(world)
  const answer = await ask('POST', path, { body, headers: once() })

  expect(answer.status).toBe(201)
  expect(answer.body).toEqual({ id, data, openId: null, version: 1, updatedAt: now })
  expect(addRecord.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', path)).body.items).toEqual([
    { id: answer.body.id, excerpt: expect.stringContaining('桂花乌龙'), openId: null, version: 1, updatedAt: now },
    listedSecond,
    listedFirst,
  ])
  expect((await ask('GET', `${path}/${answer.body.id}`)).body).toEqual(answer.body)
  expect(await broken()).toEqual([])
})

test('PUT writes a record anew, whose user stays', async () => {
  const { ask } = backendWith(world)
  const answer = await ask('PUT', `${path}/order-1`, { body: { data }, headers: ifMatch(3) })

  expect(answer.body).toEqual({ id: 'order-1', data, openId: 'o1', version: 4, updatedAt: now })
  expect(answer.headers.get('ETag')).toBe('"4"')
  expect(changeRecord.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', path)).body.items[1]).toMatchObject({ id: 'order-1', version: 4 })
  expect((await ask('GET', `${path}/order-1`)).body).toEqual(answer.body)
})

test('PUT of what is there already commits nothing (I10)', async () => {
  const { ask, store } = backendWith(world)

  expect(await ask('PUT', `${path}/order-1`, { body: { data: { cups: 2 } }, headers: ifMatch(3) })).toMatchObject({
    status: 200,
    body: first,
  })
  expect(await store.read()).toBe(world)
})

test('DELETE removes a record', async () => {
  const { ask } = backendWith(world)
  const answer = await ask('DELETE', `${path}/order-1`, { headers: ifMatch(3) })

  expect(answer).toMatchObject({ status: 200, body: { recordId: 'order-1' } })
  expect(removeRecord.response.parse(answer.body)).toEqual(answer.body)
  expect((await ask('GET', path)).body.items).toEqual([listedSecond])
})

test.each([
  ['POST', path, { id: '../up', data }, once(), 'record-id-invalid', { field: 'id' }],
  ['POST', path, { data: { _id: 'x' } }, once(), 'record-id-invalid', { params: { key: '_id' }, field: 'data' }],
  [
    'PUT',
    `${path}/order-1`,
    { data: { _openid: 'x' } },
    ifMatch(3),
    'record-id-invalid',
    { params: { key: '_openid' }, field: 'data' },
  ],
  ['POST', path, { id: 'order-1', data }, once(), 'record-exists', { params: { id: 'order-1' }, field: 'id' }],
  [
    'POST',
    path,
    { data: { long: 'x'.repeat(102_400) } },
    once(),
    'item-too-large',
    { params: { max: 100 }, field: 'data' },
  ],
  ['PUT', `${path}/none`, { data }, ifMatch(1), 'record-not-found', {}],
  ['PUT', `${path}/order-9`, { data }, ifMatch(1), 'record-not-found', {}],
  ['DELETE', `${path}/none`, undefined, ifMatch(1), 'record-not-found', {}],
  ['GET', `${path}/none`, undefined, {}, 'record-not-found', {}],
  ['GET', `${path}/order-9`, undefined, {}, 'record-not-found', {}],
  ['GET', `${path.replace('orders', 'none')}/order-1`, undefined, {}, 'item-not-found', {}],
  ['GET', path.replace('orders', 'none'), undefined, {}, 'item-not-found', {}],
  ['GET', path.replace('orders', 'prod-orders'), undefined, {}, 'item-not-found', {}],
] as const)('%s %s of %j refuses', async (method, at, body, headers, code, said) => {
  expect(await tryOut(method, { world, path: at, body, headers })).toEqual({
    ...problemOutcome(code, said),
    worldChanged: false,
  })
})

test('POST refuses more records than the limit', async () => {
  const { world: full } = furnished.withLimits({ recordsPerCollection: 2 })
  const refused = await tryOut('POST', { world: full, path, body: { data }, headers: once() })

  expect(refused).toEqual({ ...problemOutcome('too-many-items', { params: { max: 2 } }), worldChanged: false })
})

test.each([
  ['data that is a list', '{"data":[]}'],
  ['data that is a text', '{"data":"x"}'],
  ['no data', '{}'],
  ['S21 __proto__ in the data', '{"data":{"__proto__":{"polluted":true}}}'],
  ['S21 __proto__ deep in the data', '{"data":{"list":[{"__proto__":1}]}}'],
  ['S22 data without end', `{"data":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
  ['S22 lists without end', `{"data":{"a":${'['.repeat(60)}${']'.repeat(60)}}}`],
])('POST of %s is malformed (422)', async (_case, body) => {
  expect(await tryOut('POST', { world, path, body, headers: once() })).toEqual({
    ...problemOutcome('malformed-request'),
    worldChanged: false,
  })
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
