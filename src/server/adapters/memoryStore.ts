import type { World } from '../../domain/world.ts'
import type { Store, StoredAnswer } from '../application/store.ts'
import { answersExpireBefore, settle } from './settle.ts'

/** A store that is gone with the page or the process. */
export function memoryStore(seed: () => World): Store {
  let world = seed()
  let answers = new Map<string, StoredAnswer & { at: string }>()

  /** The oldest come first. */
  function dropExpired(at: string) {
    const limit = answersExpireBefore(at)
    for (const [key, answer] of answers) {
      if (answer.at >= limit) return
      answers.delete(key)
    }
  }

  return {
    kind: 'memory',
    read: async () => world,
    async transact(origin, decide) {
      const { key, at } = origin
      dropExpired(at)
      const outcome = decide(world, key === undefined ? undefined : answers.get(key))
      const { after, answer, result } = settle(world, origin, outcome)
      world = after
      if (answer && key !== undefined) answers.set(key, { ...answer, at })
      return result
    },
    answerTo: async (key) => answers.get(key),
    async reset() {
      world = seed()
      answers = new Map()
    },
  }
}
