import { queryOptions, useMutation } from '@tanstack/react-query'
import { checkAuthFunction, getPlayground } from '../contract/run.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { Refused, Unavailable } from './failure.ts'
import { send } from './send.ts'

/** Asked for by the screen that runs code: it makes the backend ready for it. Once is enough. */
export const playgroundQuery = queryOptions({
  queryKey: ['playground'],
  queryFn: ({ signal }) => send(getPlayground, {}, { signal }),
  staleTime: 'static',
  retry: false,
})

/** 检查应答: runs cloudbase_auth and says what is wrong with its answer. */
export function useCheckAuthFunction() {
  return useRun(checkAuthFunction)
}

/** Code may have changed anything, so everything on screen is asked again after it. Sent twice, it would run twice: it never is. */
export function useRun<Request, Response>(endpoint: Endpoint<Request, Response>) {
  return useMutation({ mutationFn: (request: Request) => send(endpoint, request), meta: { isWrite: true } })
}

/** Whether a backend runs no code at all: only the mock backend has to. */
export function hasNoPlayground(error: Error): boolean {
  if (error instanceof Refused) return error.status === 404 && error.code !== 'account-not-found'
  return error instanceof Unavailable && error.status === 404
}
