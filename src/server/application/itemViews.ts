import type { ListedRecord, RecordView } from '../../contract/databaseRecord.ts'
import type { ItemView } from '../../contract/item.ts'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { authCheckState } from '../../domain/environments/readiness.ts'
import { recordsOf } from '../../domain/items/collection.ts'
import { fileIdOf } from '../../domain/cloud/fileId.ts'
import type { DatabaseRecord, Item } from '../../domain/items/item.ts'
import { allPermissions } from '../../domain/sharing/permission.ts'
import { grantOn } from '../../domain/sharing/share.ts'
import { environmentOf, shareInto, type World } from '../../domain/world/world.ts'
import type { RouteContext } from './route.ts'
import { viewAccount, viewEnvironment } from './views.ts'

/** An environment for an account that can reach it: its owner may do everything, a grantee what its share grants. */
export function viewEnvironmentDetails(
  world: World,
  environmentId: string,
  { as, at }: RouteContext,
): EnvironmentDetails {
  const owner = environmentOf(world, environmentId)?.owner ?? ''
  const share = shareInto(world, as, environmentId)
  const granted = (share && grantOn(share, environmentId)?.permissions) ?? []
  const isOwn = owner === as
  return {
    ...viewEnvironment(world, environmentId),
    owner: viewAccount(world, owner),
    shareId: isOwn ? null : (share?.id ?? null),
    permissions: isOwn ? allPermissions(world.configuration.catalogue) : [...granted],
    authCheck: authCheckState(world, environmentId, at),
  }
}

export function viewItem(world: World, item: Item, as: AppId): ItemView {
  const { id, name, version, updatedAt } = item
  const placed = { id, name, version, updatedAt, updatedBy: viewWriter(world, item, as) }
  switch (item.resource) {
    case 'functions':
      return { ...placed, resource: item.resource, code: item.code, rule: item.rule }
    case 'database':
      return { ...placed, resource: item.resource, rule: item.rule, records: recordsOf(world, item).length }
    case 'storage':
      return {
        ...placed,
        resource: item.resource,
        content: item.content,
        openId: item.openId,
        fileId: fileIdOf(item.environmentId, item.name),
      }
    case 'run':
      return { ...placed, resource: item.resource, image: item.image, port: item.port }
    case 'hosting':
      return { ...placed, resource: item.resource, content: item.content }
  }
}

/** Grantees of one owner do not hear of each other. */
function viewWriter(world: World, { environmentId, updatedBy }: Item, as: AppId): ItemView['updatedBy'] {
  const owner = environmentOf(world, environmentId)?.owner
  return as === owner || updatedBy === owner || updatedBy === as ? viewAccount(world, updatedBy) : null
}

export function viewRecord({ id, data, openId, version, updatedAt }: DatabaseRecord): RecordView {
  // The world's data is read-only all the way down, the answer's is not; it is written out next, and never into.
  return { id, data: data as RecordView['data'], openId, version, updatedAt }
}

const excerptLength = 300

/** JSON with spaces to break it at. Line breaks within texts are escaped, so these are only those between the parts. */
export function viewListedRecord({ id, data, openId, version, updatedAt }: DatabaseRecord): ListedRecord {
  const json = JSON.stringify(data, undefined, 1)
  // What comes far behind the excerpt is not gone through again: a part in 50 levels has 51 characters before it.
  const line = json.slice(0, excerptLength * 51).replace(/\n */g, ' ')
  return { id, excerpt: line.length <= excerptLength ? line : `${cut(line)}…`, openId, version, updatedAt }
}

/** Not within a character of two halves. */
function cut(line: string): string {
  return line.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')
}
