import type { AppIdFault } from './accounts/appId.ts'
import type { EnvironmentStatus } from './environments/environment.ts'
import type { Permission, Resource } from './sharing/permission.ts'

type Limit = { max: number }

/** What the sentence of a refusal is written with, by its code. The other refusals carry nothing. */
interface RefusalParams {
  'app-id-malformed': AppIdFault
  'already-shared': { shareId: string }
  'shares-remain': { total: number; given: number; received: number }
  'share-ended': { by: 'owner' | 'grantee' }
  'too-many-shares': Limit
  'too-many-environments': Limit
  /** The id, where it was one of several that were sent. */
  'environment-not-found': { name?: string }
  'environment-not-own': { name: string; owner: string }
  /** `resource`: what was to be changed in it; without one it was to be shared. */
  'environment-unavailable': { name: string; status: EnvironmentStatus; resource?: Resource }
  'environment-repeated': { name: string }
  'permission-unknown': { key: string }
  'operate-needs-view': { key: Permission }
  'permission-missing': { permission: Permission }
  'item-exists': { name: string }
  'item-name-invalid': { resource: Resource }
  /** What `parseRule` found. */
  'item-rule-invalid': { problem: string }
  'item-too-large': Limit
  'too-many-items': Limit
  'record-exists': { id: string }
  /** `key`: the field of the data that is not for people to write. */
  'record-id-invalid': { key?: string }
  'code-too-large': Limit
  'world-full': Limit
}

/** What a refusal with this code carries. */
export type ParamsOf<Code> = Code extends keyof RefusalParams ? RefusalParams[Code] : Record<string, never>
