/** Whether a newer console has come in another tab, which this one has to make way for. */
export interface Outdated {
  is: () => boolean
  /** Tells when it comes to that. Gives how to stop listening. */
  listen: (onOutdated: () => void) => () => void
}

export function outdated(): Outdated & { come: () => void } {
  const listeners = new Set<() => void>()
  let hasCome = false
  return {
    is: () => hasCome,
    listen(onOutdated) {
      listeners.add(onOutdated)
      return () => void listeners.delete(onOutdated)
    },
    come() {
      hasCome = true
      for (const listener of listeners) listener()
    },
  }
}
