import type { Resource } from './domain/sharing/permission.ts'
import type { Direction } from './domain/sharing/share.ts'

/** Every address of the console is built here. The outside relies on them (docs/rules.md). */
export const paths = {
  shares: (direction: Direction, search = '') => withSearch(`/sharing/${direction}`, search),
  shareEnvironments: (search = '') => withSearch('/sharing/given/new', search),
  configureShare: (shareId: string, search = '') =>
    withSearch(`/sharing/given/${encodeURIComponent(shareId)}/configure`, search),
  revokeShare: (direction: Direction, shareId: string, search = '') =>
    withSearch(`/sharing/${direction}/${encodeURIComponent(shareId)}/revoke`, search),
  snippets: (direction: Direction, shareId: string, search = '') =>
    withSearch(`/sharing/${direction}/${encodeURIComponent(shareId)}/snippets`, search),
  printShares: (direction: Direction, search = '') => withSearch(`/sharing/${direction}/print`, search),
  errors: () => '/errors',
  tryCode: (search = '') => withSearch('/try', search),
  environments: () => '/environments',
  items: (environmentId: string, resource: Resource) => below(environmentId, resource),
  newItem: (environmentId: string, resource: Resource) => below(environmentId, resource, 'new'),
  item: (environmentId: string, resource: Resource, itemId: string) => below(environmentId, resource, itemId),
  removeItem: (environmentId: string, resource: Resource, itemId: string) =>
    below(environmentId, resource, itemId, 'remove'),
  records: (environmentId: string, itemId: string, search = '') =>
    withSearch(below(environmentId, 'database', itemId, 'records'), search),
  newRecord: (environmentId: string, itemId: string, search = '') =>
    withSearch(below(environmentId, 'database', itemId, 'records', 'new'), search),
  record: (environmentId: string, itemId: string, recordId: string, search = '') =>
    withSearch(recordBelow(environmentId, itemId, recordId), search),
  removeRecord: (environmentId: string, itemId: string, recordId: string, search = '') =>
    withSearch(`${recordBelow(environmentId, itemId, recordId)}/remove`, search),
  extensions: () => '/settings/extensions',
  deregister: () => '/settings/extensions/deregister',
  environment: () => '/settings/environment',
  notifications: () => '/notifications',
  history: () => '/history',
  guide: () => '/guide',
}

function below(...parts: string[]): string {
  return `/environments/${parts.map(encodeURIComponent).join('/')}`
}

/** People name records: the one called `new` must not lead to the form for another. */
function recordBelow(environmentId: string, itemId: string, recordId: string): string {
  return below(environmentId, 'database', itemId, 'records', recordId).replace(/\/new$/, '/%6Eew')
}

function withSearch(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`
}
