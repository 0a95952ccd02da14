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
  records: (environmentId: string, itemId: string) => below(environmentId, 'database', itemId, 'records'),
  newRecord: (environmentId: string, itemId: string) => below(environmentId, 'database', itemId, 'records', 'new'),
  record: (environmentId: string, itemId: string, recordId: string, ...act: 'remove'[]) =>
    // People name records: the one called `new` must not lead to the form for another.
    below(environmentId, 'database', itemId, 'records', recordId, ...act).replace(/new(?=(\/remove)?$)/, '%6Eew'),
  extensions: () => '/settings/extensions',
  deregister: () => '/settings/extensions/deregister',
  environment: () => '/settings/environment',
  notifications: () => '/notifications',
  history: () => '/history',
}

function below(...parts: string[]): string {
  return `/environments/${parts.map(encodeURIComponent).join('/')}`
}

function withSearch(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`
}
