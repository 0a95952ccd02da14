import { Suspense, useEffect } from 'react'
import { useLocation, useRouter } from '../router/Router.tsx'
import type { Loadable } from './loadable.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { codeOf, findRoute } from './route.ts'
import { notFound, routes } from './routes.tsx'

/** Fetches the code an address needs, before the user goes there. Says whether it is there already. */
export function preloadRoute(path: string): boolean {
  const code = codeOf(findRoute(routes, path))
  // A user who goes there is told when it cannot be had.
  for (const { load } of code) load().catch(() => {})
  return code.every(({ isLoaded }) => isLoaded())
}

/** What stands at the present address. */
export function Screen() {
  const { path, search } = useLocation()
  const found = findRoute(routes, path)
  if (!found) {
    return (
      <Suspense>
        <notFound.Screen />
      </Suspense>
    )
  }
  const { route, variables } = found
  if (route.redirect) return <Redirect to={route.redirect(variables, search)} />
  const { page, dialog, next } = route
  return (
    <>
      <PageBoundary key={routes.findIndex((it) => !it.redirect && it.page === page)} at={path}>
        <Suspense>
          <page.Screen {...variables} />
          {next && <Fetch screens={next} />}
        </Suspense>
      </PageBoundary>
      {dialog && (
        <PageBoundary key={path}>
          <Suspense>
            <dialog.Screen {...variables} />
          </Suspense>
        </PageBoundary>
      )}
    </>
  )
}

function Redirect({ to }: { to: string }) {
  const { navigate } = useRouter()
  useEffect(() => navigate(to, { replace: true }), [navigate, to])
  return null
}

/** Beside a page: fetches what is likely to be opened over it. */
function Fetch({ screens }: { screens: readonly Pick<Loadable<object>, 'load'>[] }) {
  useEffect(() => {
    // The user is told when it is opened and cannot be had.
    for (const { load } of screens) load().catch(() => {})
  }, [screens])
  return null
}
