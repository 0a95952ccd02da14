import { queryOptions } from '@tanstack/react-query'
import { getConfiguration } from '../contract/configuration.ts'
import { send } from './send.ts'

/** Decided by the backend; it does not change while the console is open. */
export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: ({ signal }) => send(getConfiguration, {}, { signal }),
  // Every list and form shows something of it: one that comes on screen asks only after something was written.
  staleTime: Infinity,
})
