import type { QueryClient } from '@tanstack/react-query'
import { createQueryClient } from '../api/queryClient.ts'
import { sessionQuery } from '../api/session.ts'
import { codeOf, findRoute } from './route.ts'
import { routes } from './routes.tsx'

/** In milliseconds. Answers that come this soon spare the user a skeleton; for slower ones it is drawn meanwhile. */
const patience = 80

interface Prefetch {
  client: QueryClient
  /** When there is something to draw: the answers, or a skeleton after all. */
  ready: Promise<void>
  /** To be called before the first screen is drawn: what was asked for until then counts as asked just now. */
  onDraw: () => void
}

/** Asks for what the first screen shows, and for its code, before it is drawn. */
export function prefetchScreen(base: string): Prefetch {
  // However long the mock backend takes to start, the screen does not ask again.
  let drawnAt = Number.POSITIVE_INFINITY
  const client = createQueryClient(() => drawnAt)
  const asked = [client.query(sessionQuery), ...askFor(client, pathBelow(base), location.search.slice(1))]
  return {
    client,
    // What failed is told by the screen, at its place.
    ready: Promise.race([Promise.allSettled(asked), timeOut()]).then(() => {}),
    onDraw: () => {
      drawnAt = Date.now()
    },
  }
}

function askFor(client: QueryClient, path: string, search: string): Promise<unknown>[] {
  const found = findRoute(routes, path)
  if (!found) return []
  const { route, variables } = found
  if (route.redirect) return askFor(client, ...splitAddress(route.redirect(variables, search)))
  for (const { load } of codeOf(found)) load().catch(() => {})
  return route.prefetch?.(client, search) ?? []
}

function splitAddress(address: string): [path: string, search: string] {
  const [path = '', search = ''] = address.split('?')
  return [path, search]
}

function pathBelow(base: string): string {
  return location.pathname.startsWith(base) ? location.pathname.slice(base.length - 1) : '/'
}

function timeOut(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patience))
}
