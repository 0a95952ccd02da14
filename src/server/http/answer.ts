import type { FieldError, Problem, ProtocolCode } from '../../contract/problem.ts'
import type { RefusalCode } from '../../contract/contract.ts'
import type { Refusal } from '../../domain/decision.ts'
import type { Versioned } from '../application/route.ts'

/** Status codes are decided here and nowhere else. What is not named is 422: understood, and not allowed. */
const statusOf: Partial<Record<RefusalCode | ProtocolCode, number>> = {
  'not-signed-in': 401,
  'malformed-request': 422,
  'address-too-long': 414,
  'endpoint-not-found': 404,
  'method-not-allowed': 405,
  'unsupported-media-type': 415,
  'version-required': 428,
  'key-required': 400,
  'key-invalid': 400,
  'key-reused': 422,
  'operation-running': 409,
  'rate-limited': 429,
  'storage-full': 507,
  'world-full': 409,
  'console-outdated': 409,
  'internal-error': 500,
  unavailable: 503,
  'share-not-found': 404,
  'environment-not-found': 404,
  'account-not-found': 404,
  'notification-not-found': 404,
  'item-not-found': 404,
  'record-not-found': 404,
  'share-ended': 410,
  'stale-version': 412,
  'only-owner-removes-environments': 403,
  'only-owner-changes-permissions': 403,
  'other-entity': 403,
  'cloud-not-opened': 403,
  'permission-missing': 403,
  'environment-not-own': 403,
  'sharing-not-activated': 409,
  'already-shared': 409,
  'shares-remain': 409,
  'too-many-shares': 409,
  'item-exists': 409,
  'record-exists': 409,
  'too-many-items': 409,
}

export interface Answer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

export interface ProblemDetails {
  params?: Problem['params']
  fieldErrors?: FieldError[]
  current?: unknown
  status?: number
  headers?: Record<string, string>
}

/** A step of the pipeline that ends it: nothing after it is asked. */
export interface ProblemStep {
  problem: ProtocolCode
  details?: ProblemDetails
}

/** What an accepted request is answered with. */
export function goodAnswer({ body, version, headers }: Versioned<unknown>, status = 200): Answer {
  return { status, body, headers: { ETag: `"${version}"`, ...headers } }
}

/** An RFC 9457 problem with its status. */
export function problemAnswer(code: string, requestId: string, details: ProblemDetails = {}): Answer {
  const status = details.status ?? statusOf[code as RefusalCode] ?? 422
  const body: Problem = {
    type: 'about:blank',
    title: code,
    status,
    code,
    params: details.params ?? {},
    ...(details.fieldErrors ? { fieldErrors: details.fieldErrors } : {}),
    requestId,
    retryable: [408, 429, 502, 503, 504].includes(status),
    ...(details.current === undefined ? {} : { current: details.current }),
  }
  return { status, body, headers: { 'Content-Type': 'application/problem+json', ...details.headers } }
}

export function refusalAnswer(refusal: Refusal, requestId: string, current?: unknown): Answer {
  const { code, params, field } = refusal
  return problemAnswer(code, requestId, {
    params,
    ...(field === undefined ? {} : { fieldErrors: [{ field, code, params }] }),
    ...(current === undefined ? {} : { current }),
  })
}

export function toResponse({ status, body, headers }: Answer): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  })
}
