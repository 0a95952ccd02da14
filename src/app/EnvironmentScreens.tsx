import { useEffect, type FunctionComponent } from 'react'
import { CurrentEnvironmentPage } from '../features/browse-environment/CurrentEnvironmentPage.tsx'
import { EnvironmentPage } from '../features/browse-environment/EnvironmentPage.tsx'
import { RecordsPage } from '../features/browse-environment/RecordsPage.tsx'
import { ItemDialog } from '../features/edit-item/ItemDialog.tsx'
import { RecordDialog } from '../features/edit-record/RecordDialog.tsx'
import { RemoveItemDialog } from '../features/remove-item/RemoveItemDialog.tsx'
import { RemoveRecordDialog } from '../features/remove-record/RemoveRecordDialog.tsx'
import { paths } from '../paths.ts'
import { matchPath } from '../router/matchPath.ts'
import { useLocation, useRouter } from '../router/Router.tsx'
import { NotFound } from './NotFound.tsx'
import { PageBoundary } from './PageBoundary.tsx'

interface Route {
  pattern: string
  page: FunctionComponent<Record<string, string>>
  dialog?: FunctionComponent<Record<string, string>>
}

/** The table of contents below /environments, kept out of the first download. */
const routes: readonly Route[] = [
  { pattern: '/environments', page: CurrentEnvironmentPage },
  { pattern: '/environments/:environmentId', page: ToFunctions },
  { pattern: '/environments/:environmentId/:resource', page: EnvironmentPage },
  { pattern: '/environments/:environmentId/:resource/new', page: EnvironmentPage, dialog: ItemDialog },
  { pattern: '/environments/:environmentId/:resource/:itemId', page: EnvironmentPage, dialog: ItemDialog },
  { pattern: '/environments/:environmentId/:resource/:itemId/remove', page: EnvironmentPage, dialog: RemoveItemDialog },
  { pattern: '/environments/:environmentId/database/:itemId/records', page: RecordsPage },
  { pattern: '/environments/:environmentId/database/:itemId/records/new', page: RecordsPage, dialog: RecordDialog },
  { pattern: '/environments/:environmentId/database/:itemId/records/:recordId', page: RecordsPage, dialog: RecordDialog },
  { pattern: '/environments/:environmentId/database/:itemId/records/:recordId/remove', page: RecordsPage, dialog: RemoveRecordDialog },
]

/** 云环境: its pages and the dialogs over them come in one piece, so that a dialog opens at once. */
export function EnvironmentScreens() {
  const { path } = useLocation()
  for (const { pattern, page: Page, dialog: Dialog } of routes) {
    const variables = matchPath(pattern, path)
    if (variables) {
      return (
        <>
          <Page {...variables} />
          {Dialog && (
            <PageBoundary key={path}>
              <Dialog {...variables} />
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
