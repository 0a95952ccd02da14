import { scoped } from './scope.ts'

const changed = 'changed'

/** What the tabs of this console tell each other: that stored things have changed. */
export interface Changes {
  /** Tells all others, not this one. */
  announce: () => void
  listen: (onChanged: () => void) => void
}

/**
 * A browser without channels is done without: its tabs ask again when someone comes back to them. Each call opens a line
 * of its own, which hears what is announced on the others.
 */
export function openChanges(): Changes {
  const channel = openChannel()
  return {
    announce: () => channel?.postMessage(changed),
    listen: (onChanged) =>
      channel?.addEventListener('message', ({ data }) => {
        if (data === changed) onChanged()
      }),
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(scoped('environment-sharing'))
  } catch {
    return undefined
  }
}
