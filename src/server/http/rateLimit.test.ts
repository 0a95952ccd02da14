import { expect, test } from 'vitest'
import {
  aGrant,
  aWorld,
  frozen,
  lender,
  news,
  unknownAppId,
  owner,
  rival,
  shop,
  testEnvironment,
} from '../../domain/testing/aWorld.ts'
import { memoryLookUpLimit } from './rateLimit.ts'
import { backendWith, once } from '../testing/backendWith.ts'
import { outcomeOf, problemOutcome } from '../testing/problems.ts'

const { world } = aWorld()
const lookUp = (text: string) => `/api/account-look-up?${new URLSearchParams({ appId: text })}`

test('F14 the eleventh look-up in a minute is refused, and it is free again after the minute', async () => {
  const { ask, pass } = backendWith(world)
  for (let count = 1; count <= 10; count++) {
    expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
    pass(1000)
  }

  const eleventh = await ask('GET', lookUp(shop.appId))
  expect(outcomeOf(eleventh)).toEqual(problemOutcome('rate-limited', { params: { seconds: 50 } }))
  expect(eleventh.headers.get('Retry-After')).toBe('50')

  pass(49_999)
  expect((await ask('GET', lookUp(shop.appId))).headers.get('Retry-After')).toBe('1')
  pass(1)
  expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
})

test.each([
  ['misspelt AppIDs', 'wx'],
  ['AppIDs nobody has', unknownAppId],
  ['its own AppID', owner.appId],
])('F14 look-ups of %s count too', async (_case, text) => {
  const { ask } = backendWith(world)
  for (let count = 1; count <= 10; count++) await ask('GET', lookUp(text))

  expect((await ask('GET', lookUp(shop.appId))).status).toBe(429)
})

const share = (grantee: string, key: string) => ({
  body: { grantee, grants: [aGrant(testEnvironment)] },
  headers: once(key),
})

test.each([
  ['AppIDs nobody has', unknownAppId],
  ['accounts of another entity', rival.appId],
  ['frozen accounts', frozen.appId],
])('F14 refused shares with %s count as look-ups, and are refused as such', async (_case, grantee) => {
  const { ask, pass } = backendWith(world)
  for (let count = 1; count <= 10; count++) await ask('POST', '/api/shares', share(grantee, `key-${count}`))

  const eleventh = await ask('POST', '/api/shares', share(grantee, 'key-11'))
  expect(outcomeOf(eleventh)).toEqual(problemOutcome('rate-limited', { params: { seconds: 60 } }))
  expect(eleventh.headers.get('Retry-After')).toBe('60')
  expect((await ask('GET', lookUp(shop.appId))).status).toBe(429)
  pass(60_000)
  expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
})

test('F14 a share refused for its rows tells that there is such an account, and counts', async () => {
  const { ask } = backendWith(world)
  const withoutRows = (key: string) =>
    ask('POST', '/api/shares', { body: { grantee: shop.appId, grants: [] }, headers: once(key) })
  for (let count = 1; count <= 10; count++)
    expect((await withoutRows(`key-${count}`)).body.code).toBe('no-environments')

  expect((await withoutRows('key-11')).body.code).toBe('rate-limited')
})

test('F14 an accepted share, its repeats and a share with oneself are neither counted nor held up', async () => {
  const { ask } = backendWith(world)
  for (let count = 1; count <= 12; count++) {
    expect((await ask('POST', '/api/shares', share(shop.appId, 'same'))).status).toBe(201)
    expect((await ask('POST', '/api/shares', share(owner.appId, 'own'))).body.code).toBe('self')
  }
  for (let count = 1; count <= 10; count++) expect((await ask('GET', lookUp(news.appId))).status).toBe(200)
  expect((await ask('POST', '/api/shares', share(news.appId, 'other'))).status).toBe(201)
})

test('F14 malformed requests and other endpoints are not counted, nor refused', async () => {
  const { ask } = backendWith(world)
  for (let count = 1; count <= 12; count++) {
    expect((await ask('GET', '/api/account-look-up?text=x')).status).toBe(422)
    expect((await ask('GET', '/api/session')).status).toBe(200)
  }

  expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
})

test('F14 the limit comes from the configuration (rule 13)', async () => {
  const { ask } = backendWith(aWorld().withLimits({ lookUpsPerMinute: 1 }).world)

  expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
  expect((await ask('GET', lookUp(shop.appId))).headers.get('Retry-After')).toBe('60')
})

test('F14 accounts are counted apart, also in one tab', async () => {
  const { ask } = backendWith(world)
  for (let count = 1; count <= 11; count++) await ask('GET', lookUp(shop.appId))
  await ask('PUT', '/api/session', { body: { appId: lender.appId } })

  expect((await ask('GET', lookUp(shop.appId))).status).toBe(200)
})

test('refused look-ups do not prolong the wait', async () => {
  const limit = memoryLookUpLimit()
  await limit.take('a', 0, 1)

  const seconds = []
  for (const time of [10_000, 20_000, 59_999, 60_000]) seconds.push(await limit.take('a', time, 1))
  expect(seconds).toEqual([50, 40, 1, 0])
})
