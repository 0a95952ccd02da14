import type { QueryClient } from '@tanstack/react-query'
import { configurationQuery } from '../api/configuration.ts'
import { createQueryClient } from '../api/queryClient.ts'
import { sessionQuery } from '../api/session.ts'
import { sharesQuery } from '../api/shares.ts'
import { readListState, toRequest } from '../features/list-shares/listState.ts'

/** In milliseconds. Answers that come this soon spare the visitor a skeleton; for slower ones it is drawn meanwhile. */
const patience = 80

/** Asks for what the first screen shows before that is drawn. Gives the cache the answers are put in. */
export async function askEarly(base: string): Promise<QueryClient> {
  const client = createQueryClient()
  const asked: Promise<unknown>[] = [client.query(sessionQuery)]
  const direction = /^(sharing\/(given|received))?(\/|$)/.exec(location.pathname.slice(base.length))
  if (direction) {
    asked.push(client.query(configurationQuery))
    asked.push(
      client.query(
        sharesQuery(toRequest(direction[2] === 'received' ? 'received' : 'given', readListState(location.search))),
      ),
    )
  }
  // What failed the screen says at its place.
  await Promise.race([Promise.allSettled(asked), new Promise((resolve) => setTimeout(resolve, patience))])
  return client
}

/** The answers count from now: however long the mock backend's worker takes to stand up, the screen does not ask again. */
export function countFromNow(client: QueryClient) {
  const now = Date.now()
  for (const query of client.getQueryCache().getAll()) {
    if (query.state.status === 'success') query.setState({ dataUpdatedAt: now })
    if (query.state.status === 'error') query.setState({ errorUpdatedAt: now })
  }
}
