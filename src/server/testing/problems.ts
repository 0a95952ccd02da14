import { expect } from 'vitest'
import type { RefusalCode } from '../../contract/contract.ts'
import type { RefusalOf } from '../../contract/endpoint.ts'
import { problem, type ProtocolCode } from '../../contract/problem.ts'
import type { Account } from '../../domain/accounts/account.ts'
import type { RefusalCases } from '../../domain/testing/refusalCases.ts'
import type { World } from '../../domain/world/world.ts'
import { backendWith, type Answered } from './backendWith.ts'

/** Every refusal with its status code, written down a second time: the wire must not change by accident. */
const statuses: Record<RefusalCode | ProtocolCode, number> = {
  'key-invalid': 400,
  'key-required': 400,
  'not-signed-in': 401,
  'cloud-not-opened': 403,
  'environment-not-own': 403,
  'only-owner-changes-permissions': 403,
  'only-owner-removes-environments': 403,
  'other-entity': 403,
  'permission-missing': 403,
  'account-not-found': 404,
  'endpoint-not-found': 404,
  'environment-not-found': 404,
  'item-not-found': 404,
  'notification-not-found': 404,
  'record-not-found': 404,
  'share-not-found': 404,
  'method-not-allowed': 405,
  'already-shared': 409,
  'item-exists': 409,
  'console-outdated': 409,
  'operation-running': 409,
  'record-exists': 409,
  'shares-remain': 409,
  'sharing-not-activated': 409,
  'too-many-items': 409,
  'too-many-shares': 409,
  'world-full': 409,
  'share-ended': 410,
  'stale-version': 412,
  'address-too-long': 414,
  'unsupported-media-type': 415,
  'account-frozen': 422,
  'app-id-malformed': 422,
  'code-too-large': 422,
  'environment-repeated': 422,
  'environment-unavailable': 422,
  'item-image-invalid': 422,
  'item-name-invalid': 422,
  'item-port-invalid': 422,
  'item-rule-invalid': 422,
  'item-too-large': 422,
  'key-reused': 422,
  'malformed-request': 422,
  'no-environments': 422,
  'no-permissions': 422,
  'operate-needs-view': 422,
  'permission-unknown': 422,
  'record-id-invalid': 422,
  self: 422,
  'too-many-environments': 422,
  'version-required': 428,
  'rate-limited': 429,
  'internal-error': 500,
  unavailable: 503,
  'storage-full': 507,
}

/** A request that is refused: by which world, of whom, and what is sent. */
export interface RefusedRequest {
  world?: World
  as?: Account
  path?: string
  body?: unknown
  headers?: Record<string, string>
  /** What is current, where the version was stale. */
  current?: unknown
}

/** A case per refusal the contract names; the compiler asks for a forgotten one. */
export type RefusalsOf<E> = RefusalCases<RefusalOf<E> & string, RefusedRequest>

/** The whole problem an endpoint has to answer with. Nothing may be said beyond it, a stack least of all. */
export function problemOf(
  code: RefusalCode | ProtocolCode,
  said: { params?: object; field?: string; current?: unknown } = {},
) {
  const { params = {}, field, current } = said
  return {
    type: 'about:blank',
    title: code,
    status: statuses[code],
    code,
    params,
    ...(field === undefined ? {} : { fieldErrors: [{ field, code, params }] }),
    requestId: expect.stringMatching(/^new-request-/),
    retryable: [429, 503].includes(statuses[code]),
    ...(current === undefined ? {} : { current }),
  }
}

/** All there is to say of an answer that should be a problem, with the world it left behind. */
export async function tryOut(method: string, refused: RefusedRequest & { world: World; path: string }) {
  const { world, as, path, body, headers = {} } = refused
  const { ask, store } = backendWith(world, as ? { as } : {})
  const answer = await ask(method, path, { body, headers })
  return { ...outcomeOf(answer), worldChanged: (await store.read()) !== world }
}

export function outcomeOf({ status, headers, body }: Answered) {
  const isProblem = problem.safeParse(body).success
  return { status, type: headers.get('Content-Type'), cache: headers.get('Cache-Control'), body, isProblem }
}

/** What `tryOut` has to give for a refusal: the whole problem, and nothing changed (I15). */
export function refusedWith(code: RefusalCode, said: { params?: object; field?: string }, given: RefusedRequest = {}) {
  return { ...problemOutcome(code, { ...said, current: given.current }), worldChanged: false }
}

export function problemOutcome(code: RefusalCode | ProtocolCode, said: Parameters<typeof problemOf>[1] = {}) {
  return {
    status: statuses[code],
    type: 'application/problem+json',
    cache: 'no-store',
    body: problemOf(code, said),
    isProblem: true,
  }
}
