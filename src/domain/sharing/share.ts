import type { AppId } from '../accounts/appId.ts'
import type { Permission } from './permission.ts'

/** One environment and what the grantee may do there (授权). */
export interface Grant {
  environmentId: string
  permissions: readonly Permission[]
}

/** A sharing relation from owner to grantee (共享关系). Ended shares are kept, so that both sides can be told. */
export interface Share {
  id: string
  owner: AppId
  grantee: AppId
  grants: readonly Grant[]
  /** Counts the committed changes of this share, from 1. */
  version: number
  createdAt: string
  updatedAt: string
  ended: { at: string; by: AppId } | null
}

export const directions = ['given', 'received'] as const
export type Direction = (typeof directions)[number]

export function isLive(share: Share): boolean {
  return share.ended === null
}

export function isParty(share: Share, appId: AppId): boolean {
  return share.owner === appId || share.grantee === appId
}

/** What a share grants in an environment. */
export function grantOn({ grants }: Pick<Share, 'grants'>, environmentId: string): Grant | undefined {
  return grants.find((grant) => grant.environmentId === environmentId)
}

/** Whether two lists of grants allow the same, whatever their order. */
export function sameGrants(one: readonly Grant[], other: readonly Grant[]): boolean {
  return one.length === other.length && one.every((grant) => other.some((candidate) => sameGrant(grant, candidate)))
}

function sameGrant(one: Grant, other: Grant): boolean {
  return (
    one.environmentId === other.environmentId &&
    one.permissions.length === other.permissions.length &&
    one.permissions.every((permission) => other.permissions.includes(permission))
  )
}
