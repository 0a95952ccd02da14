import type { RequestOf, ResponseOf } from '../../contract/endpoint.ts'
import type { listPersonas as listPersonasEndpoint } from '../../contract/session.ts'
import type { World } from '../../domain/world.ts'
import { pageOf, searchFor } from './pages.ts'
import { viewAccount } from './views.ts'

/** One page of the accounts in good standing, in the order they came, with their entities. */
export function listPersonas(
  world: World,
  request: RequestOf<typeof listPersonasEndpoint>,
): ResponseOf<typeof listPersonasEndpoint> {
  const entityName = (id: string) => world.entities.get(id)?.name ?? ''
  const isSought = searchFor(request.search)
  const matching = world.accounts.rows.filter(
    ({ appId, name, entityId, status }) => status === 'normal' && isSought(name, appId, entityName(entityId)),
  )
  return pageOf(matching, request, ({ appId, entityId }) => ({
    ...viewAccount(world, appId),
    entity: entityName(entityId),
  }))
}
