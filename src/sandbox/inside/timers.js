const { now } = Date
const { apply } = Reflect
const longest = 2 ** 31 - 1

/**
 * Time inside is not waited for: when nothing else is left to do, the clock is put forward to the next timer. A program
 * that waits a minute ends as soon as one that does not, and a timer never comes before an answer that is on its way.
 * @param {(error: unknown) => void} onUncaught
 */
export function createTimers(onUncaught) {
  /** @type {{ id: number, at: number, run: () => void }[]} */
  let waiting = []
  let made = 0

  return {
    /**
     * @param {unknown} callback
     * @param {unknown} delay
     * @param {unknown[]} args
     */
    setTimeout(callback, delay, ...args) {
      if (typeof callback !== 'function') throw new TypeError('setTimeout needs a function')
      const id = ++made
      const wait = Math.min(Math.max(Number(delay) || 0, 0), longest)
      waiting.push({ id, at: now() + wait, run: () => apply(callback, undefined, args) })
      return id
    },

    /** @param {unknown} id */
    clearTimeout(id) {
      waiting = waiting.filter((timer) => timer.id !== id)
    },

    /** By how many milliseconds the next timer lies ahead; -1 when there is none. */
    next() {
      const timer = earliest()
      return timer ? Math.max(timer.at - now(), 0) : -1
    },

    fire() {
      const timer = earliest()
      waiting = waiting.filter((other) => other !== timer)
      try {
        timer?.run()
      } catch (error) {
        onUncaught(error)
      }
    },
  }

  function earliest() {
    return waiting.reduce((first, timer) => (first && first.at <= timer.at ? first : timer), waiting[0])
  }
}
