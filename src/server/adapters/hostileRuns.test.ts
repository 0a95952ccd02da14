import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aWorld, itemId, owner, testEnvironment } from '../../domain/testing/aWorld.ts'
import { worldData } from '../../domain/world/worldData.ts'
import { createCloud } from '../application/cloud/createCloud.ts'
import { own, sandboxOf, type TestProgram } from '../application/cloud/testing/programs.ts'
import { backendWith, ifMatch, once } from '../testing/backendWith.ts'
import { openIndexedDbStore } from './indexedDbStore.ts'
import { rawDatabase } from './testing/rawDatabase.ts'

const records = Array.from({ length: 900 }, (_, index) => ({ id: `n${index}`, data: { count: 0, title: `n${index}` } }))
const { world } = aWorld()
  .withItems(testEnvironment, { resource: 'database', name: 'todos', rule: '{"read": true, "write": true}' })
  .withItems(testEnvironment, { resource: 'database', name: 'large', rule: '{"read": true, "write": true}' })
  .withRecords(testEnvironment, 'todos', ...records)

/** Writes until it may write no more, and gives what it was told then. */
const untilRefused =
  (write: (within: Parameters<TestProgram>[0]) => ReturnType<Parameters<TestProgram>[0]['send']>): TestProgram =>
  async (within) => {
    for (;;) {
      const answer = await write(within)
      if (!answer.ok) return answer.errMsg
    }
  }
const updating = untilRefused(({ send }) =>
  send('database.update', {
    instance: own,
    collection: 'todos',
    id: null,
    where: null,
    data: { count: { $command: 'inc', operands: [1] } },
  }),
)
const filling = untilRefused(({ send }) =>
  send('database.add', { instance: own, collection: 'large', data: { text: 'x'.repeat(90_000) } }),
)

async function openWithCloud() {
  const store = await openIndexedDbStore({ name: 'demo', make: () => world })
  let ids = 0
  const cloud = createCloud({
    store,
    openSandbox: async () => sandboxOf({ updating, filling }),
    now: Date.now,
    newId: (prefix) => `${prefix}-${++ids}-${crypto.randomUUID()}`,
  })
  return { store, run: async (code: string) => (await cloud.run(owner.appId, code)).outcome }
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act))
})
afterEach(() => vi.unstubAllGlobals())

test('programs that change 900 records until they are ended leave a world that opens in a moment', async () => {
  const { store, run } = await openWithCloud()
  for (let count = 0; count < 2; count++)
    expect(await run('updating')).toMatchObject({ value: expect.stringContaining('a run may make 5000 changes') })
  const before = worldData(await store.read())
  const commits = (await rawDatabase.rows('commits')) as { events: unknown[] }[]
  expect(commits.map(({ events }) => events.length)).toEqual(Array(10).fill(900))

  const openedAt = performance.now()
  const again = await openIndexedDbStore({ name: 'demo', make: () => world })
  expect(performance.now() - openedAt).toBeLessThan(2000)
  expect(worldData(await again.read())).toEqual(before)
})

test('events count towards the next snapshot, not only commits', async () => {
  const { run } = await openWithCloud()
  await run('updating')
  await vi.waitFor(async () => expect(await rawDatabase.rows('snapshots')).not.toEqual([]), { timeout: 5000 })
})

test('a world has a largest size: what would make it larger is refused in its own words, and it can be made smaller', async () => {
  const { store, run } = await openWithCloud()
  const ends = []
  for (let count = 0; count < 5; count++) ends.push(await run('filling'))
  expect(ends[0]).toMatchObject({ value: expect.stringContaining('write 5 MB') })
  expect(ends[4]).toMatchObject({ value: expect.stringContaining('a world may keep 20 MB') })

  const { ask } = backendWith(world, { store })
  const collection = `/api/environments/${testEnvironment.id}/items/${itemId(testEnvironment, 'database', 'large')}`
  const add = () =>
    ask('POST', `${collection}/records`, {
      body: { data: { text: 'x'.repeat(90_000) } },
      headers: once(crypto.randomUUID()),
    })
  expect(await add()).toMatchObject({ status: 409, body: { code: 'world-full', params: { max: 20 } } })
  expect((await ask('DELETE', collection, { headers: ifMatch(1) })).status).toBe(200)
})
