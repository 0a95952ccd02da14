import { queryOptions } from '@tanstack/react-query'
import { getSession, listPersonas } from '../contract/session.ts'
import { send } from './send.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => send(getSession, {}, { signal }),
})

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: ({ signal }) => send(listPersonas, {}, { signal }),
})
