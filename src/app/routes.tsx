import type { QueryClient } from '@tanstack/react-query'
import { configurationQuery } from '../api/configuration.ts'
import { sharesQuery } from '../api/shares.ts'
import type { Direction } from '../domain/sharing/share.ts'
import { readListState, toRequest } from '../features/list-shares/listState.ts'
import { SharesPage } from '../features/list-shares/SharesPage.tsx'
import { paths } from '../paths.ts'
import { useLocation } from '../router/Router.tsx'
import { loadable, present } from './loadable.tsx'
import { redirect, route, type Route } from './route.ts'

/** Both lists are one page: its tabs stay while the lists change places. */
const lists = present(function ListsPage() {
  return <SharesPage direction={useLocation().path.startsWith('/sharing/received') ? 'received' : 'given'} />
})
const listOf = (direction: Direction) => (client: QueryClient, search: string) => [
  client.query(configurationQuery),
  client.query(sharesQuery(toRequest(direction, readListState(search)))),
]
const given = { page: lists, prefetch: listOf('given') }
const received = { page: lists, prefetch: listOf('received') }

const shareEnvironments = loadable(() =>
  import('../features/share-environments/ShareEnvironmentsDialog.tsx').then((it) => it.ShareEnvironmentsDialog),
)
const configureShare = loadable(() =>
  import('../features/configure-share/ConfigureShareDialog.tsx').then((it) => it.ConfigureShareDialog),
)
const revokeShare = loadable(() =>
  import('../features/revoke-share/RevokeShareDialog.tsx').then((it) => it.RevokeShareDialog),
)
const revokeFrom = (direction: Direction) => ({
  ...revokeShare,
  Screen: ({ shareId }: { shareId: string }) => <revokeShare.Screen shareId={shareId} direction={direction} />,
})
const snippets = loadable(() => import('../features/copy-snippets/SnippetsDialog.tsx').then((it) => it.SnippetsDialog))

const printPage = loadable(() => import('../features/list-shares/PrintPage.tsx').then((it) => it.PrintPage))
const printed = (direction: Direction) => ({
  page: { ...printPage, Screen: () => <printPage.Screen direction={direction} /> },
})

const extensions = loadable(() =>
  import('../features/manage-extensions/ExtensionsPage.tsx').then((it) => it.ExtensionsPage),
)
const deregister = loadable(() =>
  import('../features/deregister-sharing/DeregisterSharingDialog.tsx').then((it) => it.DeregisterSharingDialog),
)
const switchEnvironment = loadable(() =>
  import('../features/switch-environment/SwitchEnvironmentPage.tsx').then((it) => it.SwitchEnvironmentPage),
)
const notifications = loadable(() =>
  import('../features/read-notifications/NotificationsPage.tsx').then((it) => it.NotificationsPage),
)
const history = loadable(() => import('../features/read-history/HistoryPage.tsx').then((it) => it.HistoryPage))
const guide = loadable(() => import('../features/read-guide/GuidePage.tsx').then((it) => it.GuidePage))
const tryCode = loadable(() => import('../features/try-code/TryPage.tsx').then((it) => it.TryPage))
const errors = loadable(() => import('../features/explain-error/ErrorsPage.tsx').then((it) => it.ErrorsPage))

const currentEnvironment = loadable(() =>
  import('../features/browse-environment/CurrentEnvironmentPage.tsx').then((it) => it.CurrentEnvironmentPage),
)
const environment = loadable(() =>
  import('../features/browse-environment/EnvironmentPage.tsx').then((it) => it.EnvironmentPage),
)
const item = loadable(() => import('../features/edit-item/ItemDialog.tsx').then((it) => it.ItemDialog))
const removeItem = loadable(() =>
  import('../features/remove-item/RemoveItemDialog.tsx').then((it) => it.RemoveItemDialog),
)
const items = { page: environment, next: [item, removeItem] }
const recordsPage = loadable(() =>
  import('../features/browse-environment/RecordsPage.tsx').then((it) => it.RecordsPage),
)
const record = loadable(() => import('../features/edit-record/RecordDialog.tsx').then((it) => it.RecordDialog))
const removeRecord = loadable(() =>
  import('../features/remove-record/RemoveRecordDialog.tsx').then((it) => it.RemoveRecordDialog),
)
const records = { page: recordsPage, next: [record, removeRecord] }

/** What stands at an address that is in no table. */
export const notFound = loadable(() => import('./NotFound.tsx').then((it) => it.NotFound))

/** The table of contents: the first line that fits an address says what stands there. */
export const routes: readonly Route[] = [
  redirect('/', (_variables, search) => paths.shares('given', search)),
  route('/sharing/given', given),
  route('/sharing/given/new', { ...given, dialog: shareEnvironments }),
  route('/sharing/given/print', printed('given')),
  route('/sharing/given/:shareId/configure', { ...given, dialog: configureShare }),
  route('/sharing/given/:shareId/revoke', { ...given, dialog: revokeFrom('given') }),
  route('/sharing/given/:shareId/snippets', { ...given, dialog: snippets }),
  route('/sharing/received', received),
  route('/sharing/received/print', printed('received')),
  route('/sharing/received/:shareId/revoke', { ...received, dialog: revokeFrom('received') }),
  route('/sharing/received/:shareId/snippets', { ...received, dialog: snippets }),

  route('/settings/extensions', { page: extensions }),
  route('/settings/extensions/deregister', { page: extensions, dialog: deregister }),
  route('/settings/environment', { page: switchEnvironment }),
  route('/notifications', { page: notifications }),
  route('/history', { page: history }),
  route('/guide', { page: guide }),
  route('/try', { page: tryCode }),
  route('/errors', { page: errors }),

  route('/environments', { page: currentEnvironment }),
  redirect('/environments/:environmentId', ({ environmentId }) => paths.items(environmentId, 'functions')),
  route('/environments/:environmentId/:resource', items),
  route('/environments/:environmentId/:resource/new', { ...items, dialog: item }),
  route('/environments/:environmentId/:resource/:itemId', { ...items, dialog: item }),
  route('/environments/:environmentId/:resource/:itemId/remove', { ...items, dialog: removeItem }),
  route('/environments/:environmentId/database/:itemId/records', records),
  route('/environments/:environmentId/database/:itemId/records/new', { ...records, dialog: record }),
  route('/environments/:environmentId/database/:itemId/records/:recordId', { ...records, dialog: record }),
  route('/environments/:environmentId/database/:itemId/records/:recordId/remove', { ...records, dialog: removeRecord }),
]
