import { useMutation } from '@tanstack/react-query'
import type { RequestOf } from '../contract/endpoint.ts'
import { runCode } from '../contract/run.ts'
import { Refused, Unavailable } from './failure.ts'
import { send } from './send.ts'

/** Runs code. It may have changed anything, so everything on screen is asked again after it. It is never sent twice by itself. */
export function useRunCode() {
  return useMutation({ mutationFn: (request: RequestOf<typeof runCode>) => send(runCode, request) })
}

/** Whether a backend runs no code at all: only the stand-in has to. */
export function hasNoPlayground(error: Error): boolean {
  if (error instanceof Refused) return error.status === 404 && error.code !== 'account-not-found'
  return error instanceof Unavailable && error.status === 404
}
