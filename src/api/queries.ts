import { queryOptions } from '@tanstack/react-query'
import { getActivation } from '../contract/activation.ts'
import { getConfiguration } from '../contract/configuration.ts'
import type { RequestOf } from '../contract/endpoint.ts'
import { getCurrentEnvironment, listOwnEnvironments, listReceivedEnvironments } from '../contract/environment.ts'
import { listNotifications } from '../contract/notification.ts'
import { getSession, listPersonas } from '../contract/session.ts'
import { getShare, listShares } from '../contract/share.ts'
import { send } from './send.ts'

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => send(getSession, {}, { signal }) })

export const personasQuery = queryOptions({ queryKey: ['personas'], queryFn: ({ signal }) => send(listPersonas, {}, { signal }) })

/** Decided by the backend; it does not change while somebody looks. */
export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: ({ signal }) => send(getConfiguration, {}, { signal }),
})

export const activationQuery = queryOptions({ queryKey: ['activation'], queryFn: ({ signal }) => send(getActivation, {}, { signal }) })

export const sharesQuery = (request: RequestOf<typeof listShares>) =>
  queryOptions({ queryKey: ['shares', request], queryFn: ({ signal }) => send(listShares, request, { signal }) })

export const shareQuery = (shareId: string) =>
  queryOptions({ queryKey: ['share', shareId], queryFn: ({ signal }) => send(getShare, { shareId }, { signal }) })

export const ownEnvironmentsQuery = queryOptions({
  queryKey: ['environments', 'own'],
  queryFn: ({ signal }) => send(listOwnEnvironments, {}, { signal }),
})

export const receivedEnvironmentsQuery = queryOptions({
  queryKey: ['environments', 'received'],
  queryFn: ({ signal }) => send(listReceivedEnvironments, {}, { signal }),
})

export const currentEnvironmentQuery = queryOptions({
  queryKey: ['current-environment'],
  queryFn: ({ signal }) => send(getCurrentEnvironment, {}, { signal }),
})

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => send(listNotifications, {}, { signal }),
})
