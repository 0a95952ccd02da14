/** Passes through the engine without giving the program a chance to catch it. */
export class TimeIsUp extends Error {}

/** Counts only while something runs, over any number of times. */
export function createStopwatch(seconds: number, now = () => performance.now()) {
  let used = 0
  let startedAt: number | null = null

  return {
    run<Result>(part: () => Result): Result {
      startedAt = now()
      try {
        return part()
      } finally {
        used += now() - startedAt
        startedAt = null
      }
    },

    check() {
      const running = startedAt === null ? 0 : now() - startedAt
      if (used + running > seconds * 1000) throw new TimeIsUp()
    },
  }
}
