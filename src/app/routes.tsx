import { Suspense, useEffect, type FunctionComponent } from 'react'
import { SharesPage } from '../features/list-shares/SharesPage.tsx'
import { paths } from '../paths.ts'
import { matchPath } from '../router/matchPath.ts'
import { useLocation, useRouter } from '../router/Router.tsx'
import { loadable } from './loadable.tsx'
import { PageBoundary } from './PageBoundary.tsx'

type Variables = Record<string, string>

/** A page, and what may lie over it. Dialogs that share a page keep it as it is while they come and go. */
interface Route {
  pattern: string
  page: FunctionComponent
  dialog?: FunctionComponent<Variables>
  /** What is not part of the first download. */
  code?: { load: () => Promise<unknown>; isLoaded: () => boolean }
}

const shareEnvironments = loadable(() =>
  import('../features/share-environments/ShareEnvironmentsDialog.tsx').then((it) => it.ShareEnvironmentsDialog),
)
const configureShare = loadable(() =>
  import('../features/configure-share/ConfigureShareDialog.tsx').then((it) => it.ConfigureShareDialog),
)
const revokeShare = loadable(() =>
  import('../features/revoke-share/RevokeShareDialog.tsx').then((it) => it.RevokeShareDialog),
)
const snippets = loadable(() => import('../features/copy-snippets/SnippetsDialog.tsx').then((it) => it.SnippetsDialog))
const extensions = loadable(() =>
  import('../features/manage-extensions/ExtensionsPage.tsx').then((it) => it.ExtensionsPage),
)
const deregister = loadable(() =>
  import('../features/deregister-sharing/DeregisterSharingDialog.tsx').then((it) => it.DeregisterSharingDialog),
)
const environment = loadable(() =>
  import('../features/switch-environment/EnvironmentPage.tsx').then((it) => it.EnvironmentPage),
)
const environments = loadable(() => import('./EnvironmentScreens.tsx').then((it) => it.EnvironmentScreens))
const tryCode = loadable(() => import('../features/try-code/TryPage.tsx').then((it) => it.TryPage))
const notifications = loadable(() =>
  import('../features/read-notifications/NotificationsPage.tsx').then((it) => it.NotificationsPage),
)
const errors = loadable(() => import('../features/explain-error/ErrorsPage.tsx').then((it) => it.ErrorsPage))

const notFound = loadable(() => import('./NotFound.tsx').then((it) => it.NotFound))

/** Both lists are one page: its tabs stay while the lists change places. */
const ListsPage = () => (
  <SharesPage direction={useLocation().path.startsWith('/sharing/received') ? 'received' : 'given'} />
)
const Configure = ({ shareId = '' }: Variables) => <configureShare.Screen shareId={shareId} />
const RevokeGiven = ({ shareId = '' }: Variables) => <revokeShare.Screen shareId={shareId} direction="given" />
const RevokeReceived = ({ shareId = '' }: Variables) => <revokeShare.Screen shareId={shareId} direction="received" />

/** The table of contents. */
const routes: readonly Route[] = [
  { pattern: '/sharing/given', page: ListsPage },
  { pattern: '/sharing/given/new', page: ListsPage, dialog: shareEnvironments.Screen, code: shareEnvironments },
  { pattern: '/sharing/given/:shareId/configure', page: ListsPage, dialog: Configure, code: configureShare },
  { pattern: '/sharing/given/:shareId/revoke', page: ListsPage, dialog: RevokeGiven, code: revokeShare },
  { pattern: '/sharing/given/:shareId/snippets', page: ListsPage, dialog: snippets.Screen, code: snippets },
  { pattern: '/sharing/received', page: ListsPage },
  { pattern: '/sharing/received/:shareId/revoke', page: ListsPage, dialog: RevokeReceived, code: revokeShare },
  { pattern: '/sharing/received/:shareId/snippets', page: ListsPage, dialog: snippets.Screen, code: snippets },
  { pattern: '/errors', page: errors.Screen, code: errors },
  { pattern: '/settings/extensions', page: extensions.Screen, code: extensions },
  { pattern: '/settings/extensions/deregister', page: extensions.Screen, dialog: deregister.Screen, code: deregister },
  { pattern: '/settings/environment', page: environment.Screen, code: environment },
  { pattern: '/environments/*', page: environments.Screen, code: environments },
  { pattern: '/try', page: tryCode.Screen, code: tryCode },
  { pattern: '/notifications', page: notifications.Screen, code: notifications },
]

function find(path: string) {
  for (const route of routes) {
    const variables = matchPath(route.pattern, path)
    if (variables) return { ...route, variables }
  }
  return undefined
}

/** Fetches the code an address needs, before anybody goes there. Says whether it is there already. */
export function preloadRoute(path: string): boolean {
  const code = find(path)?.code
  // Whoever goes there is told when it cannot be had.
  code?.load().catch(() => {})
  return code?.isLoaded() ?? true
}

/** What stands at the present address. */
export function Screen() {
  const { navigate } = useRouter()
  const location = useLocation()
  const isRoot = location.path === '/'
  useEffect(() => {
    if (isRoot) navigate(paths.shares('given', location.search), { replace: true })
  }, [isRoot, location.search, navigate])

  if (isRoot) return null
  const route = find(location.path)
  if (!route) {
    return (
      <Suspense>
        <notFound.Screen />
      </Suspense>
    )
  }
  const { page: PageOfRoute, dialog: DialogOfRoute, variables } = route
  return (
    <>
      <PageBoundary key={routes.findIndex(({ page }) => page === PageOfRoute)} at={location.path}>
        <Suspense>
          <PageOfRoute />
        </Suspense>
      </PageBoundary>
      {DialogOfRoute && (
        <PageBoundary key={location.path}>
          <Suspense>
            <DialogOfRoute {...variables} />
          </Suspense>
        </PageBoundary>
      )}
    </>
  )
}
