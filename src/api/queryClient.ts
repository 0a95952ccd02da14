import { MutationCache, QueryClient } from '@tanstack/react-query'
import { openChanges } from '../platform/changes.ts'
import { Refused, Unavailable } from './failure.ts'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** It may change what any query answers, in this tab and in others. */
      isWrite?: true
    }
  }
}

const changes = openChanges()
/** Milliseconds: as long as a slow computer takes to draw the first screen. */
const justNow = 2000
const retriedStatuses: ReadonlySet<number | undefined> = new Set([408, 429, 502, 503, 504])

/**
 * The cache, and the one place that says when it is asked again (docs/quality/client.md). `drawnAt` is when the first
 * screen was drawn, later than any time while it is not.
 */
export function createQueryClient(drawnAt: () => number): QueryClient {
  // What was asked for ahead of the first screen is as old as that screen.
  const age = (moment: number) => Date.now() - Math.max(moment, drawnAt())
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: shouldRetry,
        retryDelay,
        // What was asked for ahead of its screen is not asked for again when the screen comes, whatever the answer was.
        refetchOnMount: ({ state }) => state.isInvalidated || age(state.dataUpdatedAt) > justNow,
        retryOnMount: ({ state }) => age(state.errorUpdatedAt) > justNow,
      },
      mutations: { networkMode: 'always' },
    },
    // After any write everything on screen is asked again, here and in the other tabs. A refused one may mean
    // that the screen was out of date.
    mutationCache: new MutationCache({
      onSuccess(_data, _variables, _result, { meta }) {
        if (!meta?.isWrite) return
        changes.announce()
        askAgain()
      },
      onError(error, _variables, _result, { meta }) {
        if (meta?.isWrite && error instanceof Refused) askAgain()
      },
    }),
  })
  function askAgain() {
    void client.invalidateQueries()
  }
  changes.listen(askAgain)
  return client
}

/** Tells this tab and the others that the world is another one. */
export function announceChange(client: QueryClient) {
  changes.announce()
  return client.resetQueries()
}

function shouldRetry(failures: number, error: Error): boolean {
  if (failures >= 2 || !(error instanceof Unavailable)) return false
  return error.reason === 'network' || retriedStatuses.has(error.status)
}

function retryDelay(failures: number, error: Error): number {
  if (error instanceof Unavailable && error.seconds !== undefined) return error.seconds * 1000
  return 500 * 2 ** failures * (0.75 + Math.random() / 2)
}
