import { historySubjects } from '../../domain/world/history.ts'
import type { World } from '../../domain/world/world.ts'
import type { StoredAnswer } from '../application/store.ts'
import type { LocalStore } from './localStore.ts'
import { memoryLog } from './memoryLog.ts'
import { answersExpireBefore, settle } from './settle.ts'

/** A store that is gone with the page or the process. */
export function memoryStore(seed: () => World): LocalStore {
  let world = seed()
  let answers = new Map<string, StoredAnswer & { at: string }>()
  let log = memoryLog()

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
    countAbout: (subject) => log.countAbout(subject),
    commitsAbout: (subject, range) => log.commitsAbout(subject, range),
    read: async () => world,
    async transact(origin, decide) {
      const { key, at } = origin
      dropExpired(at)
      const outcome = decide(world, key === undefined ? undefined : answers.get(key))
      const { commit, after, answer, result } = settle(world, origin, outcome)
      world = after
      if (commit)
        log.add(
          commit,
          historySubjects(commit.events, (shareId) => after.shares.get(shareId)),
        )
      if (answer && key !== undefined) answers.set(key, { ...answer, at })
      return result
    },
    answerTo: async (key) => answers.get(key),
    async reset() {
      world = seed()
      answers = new Map()
      log = memoryLog()
    },
  }
}
