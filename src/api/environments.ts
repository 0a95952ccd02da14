import { queryOptions } from '@tanstack/react-query'
import { getCurrentEnvironment, listOwnEnvironments, listReceivedEnvironments } from '../contract/environment.ts'
import { getEnvironment } from '../contract/environment.ts'
import { send } from './send.ts'

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

/** An environment the acting account can reach, own or received, and what may be done there. */
export const environmentQuery = (environmentId: string) =>
  queryOptions({
    queryKey: ['environment', environmentId],
    queryFn: ({ signal }) => send(getEnvironment, { environmentId }, { signal }),
    // The end of a check is announced; that it never ended is not.
    refetchInterval: ({ state }) => (state.data?.authCheck === 'pending' ? 5000 : false),
  })
