import { getConfiguration } from '../../../contract/configuration.ts'
import { getHealth } from '../../../contract/health.ts'
import * as contract from '../../../contract/session.ts'
import { refuse } from '../../../domain/decision.ts'
import { accountOf, isActivated, liveShares, unreadCount } from '../../../domain/world/world.ts'
import { actingAccountHeader } from '../actingAccount.ts'
import { listPersonas } from '../listPersonas.ts'
import { readRoute } from '../route.ts'
import { viewFoundAccount } from '../views.ts'

export const sessionRoutes = [
  readRoute(getHealth, (world) => ({ body: { service: 'mock-backend' }, version: world.revision })),

  readRoute(contract.getSession, (world, _request, { as }) => {
    const counts = {
      given: liveShares(world, as, 'given').length,
      received: liveShares(world, as, 'received').length,
      unread: unreadCount(world, as),
    }
    return {
      body: { account: viewFoundAccount(world, as), activated: isActivated(world, as), counts },
      version: world.revision,
    }
  }),

  readRoute(getConfiguration, ({ configuration, revision }) => ({
    body: {
      catalogue: configuration.catalogue.map(({ resource, actions }) => ({ resource, actions: [...actions] })),
      limits: configuration.limits,
    },
    version: revision,
  })),
]

/** Of the mock backend alone: no other one lets a person choose who to act as. */
export const personaRoutes = [
  readRoute(contract.listPersonas, (world, request) => ({
    body: listPersonas(world, request),
    version: world.revision,
  })),

  // Whether the account can be acted as. The client remembers it from the header, as it would a cookie.
  readRoute(contract.switchAccount, (world, { appId }) => {
    if (accountOf(world, appId)?.status !== 'normal') return refuse('account-not-found')
    return { body: { appId }, version: world.revision, headers: { [actingAccountHeader]: appId } }
  }),
]
