import type { Resource } from './domain/permission.ts'
import type { Direction } from './domain/share.ts'

/** Every address of the console is built here. The outside relies on them (product.md). */
export const paths = {
  shares: (direction: Direction, search = '') => withSearch(`/sharing/${direction}`, search),
  shareEnvironments: (search = '') => withSearch('/sharing/given/new', search),
  configureShare: (shareId: string, search = '') => withSearch(`/sharing/given/${encodeURIComponent(shareId)}/configure`, search),
  revokeShare: (direction: Direction, shareId: string, search = '') =>
    withSearch(`/sharing/${direction}/${encodeURIComponent(shareId)}/revoke`, search),
  snippets: (direction: Direction, shareId: string, search = '') => withSearch(`/sharing/${direction}/${encodeURIComponent(shareId)}/snippets`, search),
  items: (environmentId: string, resource: Resource) => `/environments/${encodeURIComponent(environmentId)}/${resource}`,
  errors: () => '/errors',
  tryCode: (search = '') => withSearch('/try', search),
  extensions: () => '/settings/extensions',
  deregister: () => '/settings/extensions/deregister',
  environment: () => '/settings/environment',
  notifications: () => '/notifications',
}

function withSearch(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`
}
