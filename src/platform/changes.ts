import { scoped } from './scope.ts'

/** All that is ever said. Anything else on the channel is not ours and is passed over. */
const changed = 'changed'

/** Milliseconds: what comes together is told once, and what keeps coming, twice a second. */
const [together, between] = [50, 500]

/** What the tabs of this console tell each other: that stored things have changed. */
export interface Changes {
  /** Tells all others, not this one. */
  announce: () => void
  /** Is told soon after others have said so, once for many of them. */
  listen: (onChanged: () => void) => void
}

/**
 * A browser without channels is done without: its tabs ask again when someone comes back to them. Each call opens a line
 * of its own, which hears what is announced on the others. The channel is named after the base path: consoles below other
 * paths are not heard.
 */
export function openChanges(): Changes {
  const channel = openChannel()
  return {
    announce: () => channel?.postMessage(changed),
    listen(onChanged) {
      const tell = oncePerWhile(onChanged)
      channel?.addEventListener('message', ({ data }) => {
        if (data === changed) tell()
      })
    },
  }
}

function oncePerWhile(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  return () => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        last = performance.now()
        act()
      },
      Math.max(together, last + between - performance.now()),
    )
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(scoped('environment-sharing'))
  } catch {
    return undefined
  }
}
