import { Suspense, useEffect, type FunctionComponent } from 'react'
import { CurrentEnvironmentPage } from '../features/browse-environment/CurrentEnvironmentPage.tsx'
import { EnvironmentPage } from '../features/browse-environment/EnvironmentPage.tsx'
import { RecordsPage } from '../features/browse-environment/RecordsPage.tsx'
import { paths } from '../paths.ts'
import { matchPath } from '../router/matchPath.ts'
import { useLocation, useRouter } from '../router/Router.tsx'
import { loadable } from './loadable.tsx'
import { NotFound } from './NotFound.tsx'
import { PageBoundary } from './PageBoundary.tsx'

interface Route {
  pattern: string
  page: FunctionComponent<Record<string, string>>
  dialog?: FunctionComponent<Record<string, string>>
}

const item = loadable(() => import('../features/edit-item/ItemDialog.tsx').then((it) => it.ItemDialog))
const removeItem = loadable(() =>
  import('../features/remove-item/RemoveItemDialog.tsx').then((it) => it.RemoveItemDialog),
)
const record = loadable(() => import('../features/edit-record/RecordDialog.tsx').then((it) => it.RecordDialog))
const removeRecord = loadable(() =>
  import('../features/remove-record/RemoveRecordDialog.tsx').then((it) => it.RemoveRecordDialog),
)

/** The table of contents below /environments, kept out of the first download. */
const routes: readonly Route[] = [
  { pattern: '/environments', page: CurrentEnvironmentPage },
  { pattern: '/environments/:environmentId', page: ToFunctions },
  { pattern: '/environments/:environmentId/:resource', page: EnvironmentPage },
  { pattern: '/environments/:environmentId/:resource/new', page: EnvironmentPage, dialog: item.Screen },
  { pattern: '/environments/:environmentId/:resource/:itemId', page: EnvironmentPage, dialog: item.Screen },
  {
    pattern: '/environments/:environmentId/:resource/:itemId/remove',
    page: EnvironmentPage,
    dialog: removeItem.Screen,
  },
  { pattern: '/environments/:environmentId/database/:itemId/records', page: RecordsPage },
  { pattern: '/environments/:environmentId/database/:itemId/records/new', page: RecordsPage, dialog: record.Screen },
  {
    pattern: '/environments/:environmentId/database/:itemId/records/:recordId',
    page: RecordsPage,
    dialog: record.Screen,
  },
  {
    pattern: '/environments/:environmentId/database/:itemId/records/:recordId/remove',
    page: RecordsPage,
    dialog: removeRecord.Screen,
  },
]

/** 云环境: its pages, and right after them the dialogs over them, so that those open at once. */
export function EnvironmentScreens() {
  const { path } = useLocation()
  useEffect(() => {
    // Whoever opens one that cannot be had is told there.
    for (const dialog of [item, removeItem, record, removeRecord]) dialog.load().catch(() => {})
  }, [])
  for (const { pattern, page: Page, dialog: Dialog } of routes) {
    const variables = matchPath(pattern, path)
    if (variables) {
      return (
        <>
          <Page {...variables} />
          {Dialog && (
            <PageBoundary key={path}>
              <Suspense>
                <Dialog {...variables} />
              </Suspense>
            </PageBoundary>
          )}
        </>
      )
    }
  }
  return <NotFound />
}

function ToFunctions({ environmentId = '' }: { environmentId?: string }) {
  const { navigate } = useRouter()
  useEffect(() => navigate(paths.items(environmentId, 'functions'), { replace: true }), [environmentId, navigate])
  return null
}
