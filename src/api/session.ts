import { queryOptions } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { getSession, listPersonas } from '../contract/session.ts'
import { send } from './send.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => send(getSession, {}, { signal }),
})

export const personasQuery = (request: RequestOf<typeof listPersonas>) =>
  queryOptions({ queryKey: ['personas', request], queryFn: ({ signal }) => send(listPersonas, request, { signal }) })
