import { matchPath } from '../../contract/path.ts'
import type { Route } from '../application/route.ts'
import type { ProblemStep } from './answer.ts'

export interface Matched {
  route: Route
  /** Of the path. */
  variables: Record<string, string>
}

/** Finds what answers a method and path. Refuses a path that nothing answers (404) and one that answers other methods only (405). */
export function matchRoute(routes: readonly Route[], method: string, path: string): Matched | ProblemStep {
  const here = routes.flatMap((route) => {
    const variables = matchPath(route.endpoint.path, path)
    return variables ? [{ route, variables }] : []
  })
  if (here.length === 0) return { problem: 'endpoint-not-found' }
  // What is written in a path goes before what may stand for anything: /environments/own is no environment's.
  const fewest = Math.min(...here.map(({ variables }) => Object.keys(variables).length))
  const closest = here.filter(({ variables }) => Object.keys(variables).length === fewest)
  const found = closest.find(({ route }) => route.endpoint.method === method)
  const methods = new Set(closest.map(({ route }) => route.endpoint.method))
  return found ?? { problem: 'method-not-allowed', details: { headers: { Allow: [...methods].join(', ') } } }
}
