import { LoadFailure } from './LoadFailure.tsx'
import { Loading } from './Loading.tsx'

export interface Query {
  error: Error | null
  data: unknown
  refetch: () => unknown
}

/** What stands in the place of something that is on its way: why it could not be loaded, or that it is loading. */
export function LoadState({ queries }: { queries: readonly Query[] }) {
  const failed = failedOf(queries)
  if (failed?.error) return <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />
  return (
    <p role="status">
      <Loading />
    </p>
  )
}

/** The first that failed without ever having been answered. */
export function failedOf<Any extends Query>(queries: readonly Any[]): Any | undefined {
  return queries.find(({ error, data }) => error !== null && data === undefined)
}
