import * as contract from '../../../contract/environment.ts'
import { isReachable } from '../../../domain/environments/access.ts'
import { refuse } from '../../../domain/decision.ts'
import { currentEnvironment, switchEnvironment } from '../../../domain/environments/switchEnvironment.ts'
import { liveShares, type World } from '../../../domain/world/world.ts'
import { viewEnvironmentDetails } from '../itemViews.ts'
import { listOwnEnvironments } from '../listOwnEnvironments.ts'
import { readRoute, writeRoute, type RouteContext } from '../route.ts'
import { viewAccount, viewEnvironment } from '../views.ts'

const current = (world: World, _request: object, { as }: RouteContext) => {
  const { environment, version } = currentEnvironment(world, as)
  return { body: { environmentId: environment?.id ?? null, version }, version }
}

export const environmentRoutes = [
  readRoute(contract.listOwnEnvironments, (world, _request, { as }) => {
    return { body: { items: listOwnEnvironments(world, as) }, version: world.revision }
  }),

  readRoute(contract.listReceivedEnvironments, (world, _request, { as }) => {
    const items = liveShares(world, as, 'received').flatMap((share) =>
      share.grants.map(({ environmentId, permissions }) => ({
        ...viewEnvironment(world, environmentId),
        owner: viewAccount(world, share.owner),
        shareId: share.id,
        permissions: [...permissions],
      })),
    )
    return { body: { items }, version: world.revision }
  }),

  readRoute(contract.getCurrentEnvironment, current),
  writeRoute(contract.switchEnvironment, switchEnvironment, current),

  readRoute(contract.getEnvironment, (world, { environmentId }, context) => {
    if (!isReachable(world, context.as, environmentId)) return refuse('environment-not-found')
    return { body: viewEnvironmentDetails(world, environmentId, context), version: world.revision }
  }),
]
