import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Event } from '../../domain/world/event.ts'
import { historySubject } from '../../domain/world/history.ts'
import { aGrant, aWorld, news, owner, prodEnvironment, shop, testEnvironment } from '../../domain/testing/aWorld.ts'
import { worldData } from '../../domain/world/worldData.ts'
import type { Store } from '../application/store.ts'
import { openIndexedDbStore } from './indexedDbStore.ts'
import { memoryStore } from './memoryStore.ts'

const at = '2024-05-20T08:00:00.000Z'
const { world } = aWorld().withShare({ id: 'old', grantee: news })
const open = (name = 'demo') => openIndexedDbStore({ name, make: () => world })
const revisions = async (store: Store, subject: string, range?: { skip: number; take: number }) =>
  (await store.commitsAbout(subject, range)).map(({ revision }) => revision)

function write(store: Store, ...events: Event[]) {
  return store.transact({ actor: owner.appId, at, requestId: 'request-1' }, () => ({
    events,
    read: () => ({ result: undefined }),
  }))
}

const configured = (shareId: string, version: number): Event => ({
  kind: 'share-configured',
  at,
  shareId,
  grants: [aGrant(version % 2 === 0 ? prodEnvironment : testEnvironment)],
  version,
})
const shared: Event = {
  kind: 'environments-shared',
  at,
  shareId: 'new',
  owner: owner.appId,
  grantee: shop.appId,
  grants: [aGrant(testEnvironment)],
  version: 1,
}
const switched: Event = {
  kind: 'environment-switched',
  at,
  appId: owner.appId,
  environmentId: testEnvironment.id,
  version: 1,
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', {})
})
afterEach(() => vi.unstubAllGlobals())

describe.each([
  ['IndexedDB', open],
  ['memory', async () => memoryStore(() => world)],
])('the history in %s', (_where, openStore) => {
  test('finds commits by account, kind and share, newest first', async () => {
    const store = await openStore()
    await write(store, shared)
    await write(store, switched)
    await write(store, configured('old', 2))
    await write(store, configured('new', 2))

    expect(await revisions(store, historySubject.account(owner.appId))).toEqual([4, 3, 1])
    expect(await revisions(store, historySubject.account(shop.appId))).toEqual([4, 1])
    expect(await revisions(store, historySubject.kind(owner.appId, 'share-configured'))).toEqual([4, 3])
    expect(await revisions(store, historySubject.share(owner.appId, 'old'))).toEqual([3])
    expect(await revisions(store, historySubject.share(shop.appId, 'old'))).toEqual([])
    expect(await store.countAbout(historySubject.account(owner.appId))).toBe(3)
    expect((await store.commitsAbout(historySubject.account(shop.appId)))[1]).toEqual({
      revision: 1,
      at,
      actor: owner.appId,
      requestId: 'request-1',
      events: [shared],
    })
  })

  test('gives pages', async () => {
    const store = await openStore()
    for (let version = 2; version <= 26; version += 1) await write(store, configured('old', version))
    const subject = historySubject.share(news.appId, 'old')

    expect(await store.countAbout(subject)).toBe(25)
    expect(await revisions(store, subject, { skip: 0, take: 3 })).toEqual([25, 24, 23])
    expect(await revisions(store, subject, { skip: 20, take: 10 })).toEqual([5, 4, 3, 2, 1])
    expect(await revisions(store, subject, { skip: 30, take: 10 })).toEqual([])
  })

  test('is empty after a reset', async () => {
    const store = await openStore()
    await write(store, shared)
    await store.reset()

    expect(await revisions(store, historySubject.account(owner.appId))).toEqual([])
  })
})

test('the history in IndexedDB is of one world, and is there when the store is opened again', async () => {
  await write(await open('demo'), shared)
  await write(await open('other'), configured('old', 2))
  const subject = historySubject.account(owner.appId)

  expect(await (await open('demo')).commitsAbout(subject)).toMatchObject([{ events: [shared] }])
  expect(await (await open('other')).commitsAbout(subject)).toMatchObject([{ events: [configured('old', 2)] }])
})

test('the history begins with what version 2 of the database had', async () => {
  const database = await openDB('environment-sharing', 2, {
    upgrade(upgrading) {
      for (const table of ['worlds', 'epochs']) upgrading.createObjectStore(table, { keyPath: 'name' })
      upgrading.createObjectStore('commits', { keyPath: ['world', 'revision'] })
      upgrading.createObjectStore('answers', { keyPath: ['world', 'key'] })
    },
  })
  const commit = { world: 'demo', at, actor: owner.appId, requestId: 'request-1' }
  await database.put('worlds', { name: 'demo', seed: worldData(world) })
  await database.put('epochs', { name: 'demo', epoch: 'epoch-1' })
  await database.put('commits', { ...commit, revision: 1, events: [shared] })
  await database.put('commits', { ...commit, revision: 2, events: [configured('old', 2)] })
  database.close()
  const store = await open()

  expect(await revisions(store, historySubject.account(owner.appId))).toEqual([2, 1])
  expect(await revisions(store, historySubject.share(news.appId, 'old'))).toEqual([2])
})
