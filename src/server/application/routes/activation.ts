import * as contract from '../../../contract/activation.ts'
import { activateSharing } from '../../../domain/sharing/activateSharing.ts'
import { deregisterSharing } from '../../../domain/sharing/deregisterSharing.ts'
import type { World } from '../../../domain/world/world.ts'
import { listBlockers } from '../listBlockers.ts'
import { readRoute, writeRoute, type RouteContext } from '../route.ts'
import { viewActivation } from '../views.ts'

const reading = (world: World, _request: object, { as }: RouteContext) => {
  const body = viewActivation(world, as)
  return { body, version: body.version }
}

export const activationRoutes = [
  readRoute(contract.getActivation, reading),
  readRoute(contract.listBlockers, (world, request, { as }) => ({
    body: listBlockers(world, request, as),
    version: world.revision,
  })),
  writeRoute(contract.activateSharing, activateSharing, reading),
  writeRoute(contract.deregisterSharing, deregisterSharing, reading),
]
