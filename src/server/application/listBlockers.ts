import type { Blocker, listBlockers as listBlockersEndpoint } from '../../contract/activation.ts'
import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { AppId } from '../../domain/accounts/appId.ts'
import { directions } from '../../domain/sharing/share.ts'
import { accountOf, liveShares, type World } from '../../domain/world/world.ts'
import { searchableAccount } from './accountFacts.ts'
import { pageOf, searchFor } from './pages.ts'
import { viewAccount } from './views.ts'

/** One page of the shares that keep an account from deregistering (rule 10): those it gives, then those it receives. */
export function listBlockers(
  world: World,
  request: RequestOf<typeof listBlockersEndpoint>,
  as: AppId,
): ResponseOf<typeof listBlockersEndpoint> {
  const isSought = searchFor(request.search)
  const blockers = directions.flatMap((direction) =>
    liveShares(world, as, direction).map((share) => ({
      shareId: share.id,
      direction,
      appId: direction === 'given' ? share.grantee : share.owner,
    })),
  )
  const matching = blockers.filter(({ appId }) => {
    const account = accountOf(world, appId)
    return account === undefined || isSought(searchableAccount(account))
  })
  return pageOf(matching, request, ({ shareId, direction, appId }): Blocker => ({
    shareId,
    direction,
    other: viewAccount(world, appId),
  }))
}
