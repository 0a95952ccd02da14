import type { AccountView, FoundAccount } from '../../contract/account.ts'
import type { ActivationView } from '../../contract/activation.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { ShareView } from '../../contract/share.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { readiness } from '../../domain/environments/readiness.ts'
import { isLive, type Share } from '../../domain/sharing/share.ts'
import { accountOf, activationOf, environmentOf, liveShares, type World } from '../../domain/world/world.ts'

/** What one party may see of another account. */
export function viewAccount(world: World, appId: AppId): AccountView {
  const account = accountOf(world, appId)
  return { appId, name: account?.name ?? '', kind: account?.kind ?? 'mini-program' }
}

/** What an account of the same entity may see before it shares. */
export function viewFoundAccount(world: World, appId: AppId): FoundAccount {
  const account = accountOf(world, appId)
  const entity = (account && world.entities.get(account.entityId)?.name) ?? ''
  return { ...viewAccount(world, appId), entity, cloud: account?.cloud ?? 'not-opened' }
}

export function viewEnvironment(world: World, environmentId: string): EnvironmentView {
  const environment = environmentOf(world, environmentId)
  return { id: environmentId, status: environment?.status ?? 'deleting', authFunction: readiness(world, environmentId) }
}

export function viewShare(world: World, share: Share, as: AppId): ShareView {
  return {
    id: share.id,
    direction: share.owner === as ? 'given' : 'received',
    version: share.version,
    owner: viewAccount(world, share.owner),
    grantee: viewAccount(world, share.grantee),
    grants: share.grants.map(({ environmentId, permissions }) => ({
      environment: viewEnvironment(world, environmentId),
      permissions: [...permissions],
    })),
    createdAt: share.createdAt,
    updatedAt: share.updatedAt,
  }
}

export function viewActivation(world: World, as: AppId): ActivationView {
  const activation = activationOf(world, as)
  const by = activation?.by ?? 'nobody'
  return {
    by,
    since: by === 'nobody' ? null : (activation?.since ?? null),
    version: activation?.version ?? 0,
    blockers: {
      given: liveShares(world, as, 'given').length,
      received: liveShares(world, as, 'received').length,
    },
  }
}

/** A share that one of its parties may look at, or why not: to others it sounds as if it had never been. */
export function shareForParty(world: World, shareId: string, as: AppId) {
  const share = world.shares.get(shareId)
  if (!share || (share.owner !== as && share.grantee !== as)) return undefined
  return { share, live: isLive(share) }
}
