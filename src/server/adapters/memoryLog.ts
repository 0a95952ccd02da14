import type { Commit } from '../../domain/world/event.ts'
import type { CommitLog } from '../application/store.ts'

/** The commits of a store in memory, by what they are about. */
export function memoryLog(): CommitLog & { add: (commit: Commit, subjects: readonly string[]) => void } {
  const bySubject = new Map<string, Commit[]>()
  const about = (subject: string) => bySubject.get(subject) ?? []
  return {
    add(commit, subjects) {
      for (const subject of subjects) {
        const commits = about(subject)
        commits.push(commit)
        bySubject.set(subject, commits)
      }
    },
    countAbout: async (subject) => about(subject).length,
    commitsAbout: async (subject, { skip, take } = { skip: 0, take: Infinity }) =>
      about(subject)
        .toReversed()
        .slice(skip, skip + take),
  }
}
