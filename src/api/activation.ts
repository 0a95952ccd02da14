import { queryOptions } from '@tanstack/react-query'
import { getActivation, listBlockers } from '../contract/activation.ts'
import type { RequestOf } from '../contract/endpoint.ts'
import { send } from './send.ts'

export const activationQuery = queryOptions({
  queryKey: ['activation'],
  queryFn: ({ signal }) => send(getActivation, {}, { signal }),
})

export const blockersQuery = (request: RequestOf<typeof listBlockers>) =>
  queryOptions({ queryKey: ['blockers', request], queryFn: ({ signal }) => send(listBlockers, request, { signal }) })
