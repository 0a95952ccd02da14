import type { FieldError } from '../../contract/problem.ts'
import { problemAnswer, toResponse } from './answer.ts'

/**
 * An injected failure (docs/quality/faults.md). `on` is a method and the start of a path: `GET /api/shares`. `times`
 * counts down; without it the fault stays.
 */
export interface Fault {
  on: string
  kind: (typeof faultKinds)[number]
  times?: number | undefined
  milliseconds?: number | undefined
  status?: number | undefined
  code?: string | undefined
  retryAfter?: number | undefined
  fieldErrors?: FieldError[] | undefined
}

export const faultKinds = [
  'latency',
  'status',
  'reset',
  'hang',
  'truncated',
  'html',
  'drop-before',
  'drop-after',
] as const

/** Where faults are set. `take` gives those for a request and counts them down. */
export interface Faults {
  take: (request: Request, path: string) => Fault[]
}

export const noFaults: Faults = { take: () => [] }

/** Answers a request with the faults that were set for it. */
export async function withFaults(
  taken: readonly Fault[],
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  const failed = await failBefore(taken, request)
  return failed ?? failAfter(taken, await answer())
}

/** What goes wrong before a request reaches the backend. */
async function failBefore(taken: readonly Fault[], request: Request): Promise<Response | undefined> {
  for (const fault of taken) {
    const { kind, milliseconds = 0 } = fault
    if (kind === 'latency') await wait(milliseconds, request.signal)
    if (kind === 'hang') await wait(2 ** 31 - 1, request.signal)
    if (kind === 'reset' || kind === 'drop-before' || request.signal.aborted) return Response.error()
    if (kind === 'html') return hostPage()
    if (kind === 'status') return problemOf(fault)
  }
  return undefined
}

function hostPage(): Response {
  return new Response('<!doctype html><title>502</title>', { status: 200, headers: { 'Content-Type': 'text/html' } })
}

function problemOf({ status = 500, code = 'internal-error', retryAfter, fieldErrors }: Fault): Response {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
  return toResponse(problemAnswer(code, 'request-fault', { status, headers, ...(fieldErrors ? { fieldErrors } : {}) }))
}

/** What goes wrong on the way back: the command is committed, its answer is lost or cut. */
async function failAfter(taken: readonly Fault[], response: Response): Promise<Response> {
  if (taken.some(({ kind }) => kind === 'drop-after')) return Response.error()
  if (!taken.some(({ kind }) => kind === 'truncated')) return response
  const text = await response.text()
  return new Response(text.slice(0, text.length / 2), { status: response.status, headers: response.headers })
}

/** Waits, but no longer than the client that asked. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
