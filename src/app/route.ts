import type { QueryClient } from '@tanstack/react-query'
import { matchPath } from '../router/matchPath.ts'
import type { Loadable } from './loadable.tsx'

type Variables = Record<string, string>

/** What the variables of a pattern are called: `shareId` in `/sharing/given/:shareId/revoke`. */
type VariablesOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & VariablesOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Record<Name, string>
    : object

interface Screens<Props extends object> {
  page: Loadable<Props>
  /** What lies over the page. Dialogs of one page keep it as it is while they come and go. */
  dialog?: Loadable<Props>
  /** Asks for what the page shows, for the console that opens at this address: while its code is on its way. */
  prefetch?: (client: QueryClient, search: string) => Promise<unknown>[]
  /** Fetched once the page is there, so that it opens at once. */
  next?: readonly Pick<Loadable<Props>, 'load'>[]
}

/** One line of the table of contents. */
export type Route =
  | ({ pattern: string; redirect?: never } & Screens<Variables>)
  | { pattern: string; redirect: (variables: Variables, search: string) => string }

/** What stands at an address. The compiler checks that the pattern has every variable that page and dialog need. */
export function route<const Pattern extends string>(
  pattern: Pattern,
  screens: Screens<VariablesOf<NoInfer<Pattern>>>,
): Route
export function route(pattern: string, screens: Screens<Variables>): Route {
  return { pattern, ...screens }
}

/** An address that stands for another one. */
export function redirect<const Pattern extends string>(
  pattern: Pattern,
  to: (variables: VariablesOf<NoInfer<Pattern>>, search: string) => string,
): Route
export function redirect(pattern: string, to: (variables: Variables, search: string) => string): Route {
  return { pattern, redirect: to }
}

/** The first route whose pattern fits a path, and the values of its variables. */
export function findRoute(routes: readonly Route[], path: string) {
  for (const it of routes) {
    const variables = matchPath(it.pattern, path)
    if (variables) return { route: it, variables }
  }
  return undefined
}

/** What has to be loaded before an address can be drawn. */
export function codeOf(found: ReturnType<typeof findRoute>): Loadable<Variables>[] {
  if (!found || found.route.redirect) return []
  const { page, dialog } = found.route
  return dialog ? [page, dialog] : [page]
}
