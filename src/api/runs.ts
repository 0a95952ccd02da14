import { queryOptions, useMutation } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { getPlayground, runCode } from '../contract/run.ts'
import { Refused, Unavailable } from './failure.ts'
import { send } from './send.ts'

/** Asked for by the screen that runs code: it makes the backend ready for it. Once is enough. */
export const playgroundQuery = queryOptions({
  queryKey: ['playground'],
  queryFn: ({ signal }) => send(getPlayground, {}, { signal }),
  staleTime: 'static',
  retry: false,
})

/** Runs code. It may have changed anything, so everything on screen is asked again after it. It is never sent twice by itself. */
export function useRunCode() {
  return useMutation({ mutationFn: (request: RequestOf<typeof runCode>) => send(runCode, request) })
}

/** Whether a backend runs no code at all: only the mock backend has to. */
export function hasNoPlayground(error: Error): boolean {
  if (error instanceof Refused) return error.status === 404 && error.code !== 'account-not-found'
  return error instanceof Unavailable && error.status === 404
}
