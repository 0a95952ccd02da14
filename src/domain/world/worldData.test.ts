import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Commit } from './event.ts'
import { applyCommit, evolve, UnknownEvent } from './evolve.ts'
import { now } from '../testing/acting.ts'
import { aWorld, game, owner, testEnvironment } from '../testing/aWorld.ts'
import { decide } from '../testing/command.ts'
import { commandOf, commandSeed } from '../testing/randomCommands.ts'
import type { World } from './world.ts'
import { changesOf, withChanges, worldData, worldFrom } from './worldData.ts'

const { world: start } = aWorld()
  .withReceivedShare()
  .withShare({ grantee: game })
  .withItems(testEnvironment, { resource: 'database', name: 'orders', rule: '{}' })
  .withRecords(testEnvironment, 'orders', { id: 'order-1' })

test('a world written down as JSON and read again is the same', () => {
  const text = JSON.stringify(worldData(start))
  const read = worldFrom(JSON.parse(text))

  expect(worldData(read)).toEqual(worldData(start))
  expect(JSON.stringify(read)).toBe(text)
})

test('the changes since a seed, written down, lead from the seed to the world, whatever happened', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(fc.array(commandSeed, { maxLength: 40, size: 'max' }), (seeds) => {
      const seed = worldFrom(worldData(start))
      const world = seeds.reduce((before, commandSeed, index) => {
        const { as, command } = commandOf(commandSeed, before)
        const decision = decide(before, command, { as, at: now, newId: (prefix) => `${prefix}-${index}` })
        if (decision.refused || !('events' in decision)) return before
        return applyCommit(before, commitOf(before, decision.events))
      }, seed)

      const changes = changesOf(world, seed)
      const sameSeed = worldFrom(worldData(start))
      const text = JSON.stringify(changes)
      const again = withChanges(sameSeed, JSON.parse(text))
      expect(worldData(again)).toEqual(worldData(world))
      expect(changesOf(again, sameSeed)).toEqual(changes)
    }),
    { numRuns: 200 },
  )
})

test('what did not change is not among the changes', () => {
  const world = evolve(start, { kind: 'share-revoked', at: now, shareId: 'share-2', by: game.appId, version: 2 })
  const { revision, shares, ...others } = changesOf(world, start)
  const seed = worldFrom(worldData(start))

  expect(revision).toBe(start.revision)
  expect(
    changesOf(evolve(seed, { kind: 'item-removed', at: now, environmentId: '', itemId: '', version: 2 }), seed),
  ).toEqual(changesOf(seed, seed))
  expect(shares.put).toMatchObject([{ id: 'share-2', ended: { by: game.appId } }])
  expect(Object.values(others).every(({ removed, put }) => removed.length + put.length === 0)).toBe(true)
})

test('an event of an unknown kind is not passed over', () => {
  // As a newer version may have written it.
  const event = { kind: 'share-transferred', at: now } as unknown as Parameters<typeof evolve>[1]

  expect(() => evolve(start, event)).toThrow(UnknownEvent)
})

function commitOf(world: World, events: Commit['events']): Commit {
  return { revision: world.revision + 1, at: now, actor: owner.appId, requestId: 'request-1', events }
}
