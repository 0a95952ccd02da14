import type * as z from 'zod/mini'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * What a request must carry. What makes something new: an Idempotency-Key, so that a repeat makes nothing more. What changes
 * something that exists: an If-Match with the version it was based on (wire 2); it may carry a key too, so that a lost
 * answer can be asked for again.
 */
type Precondition = 'none' | 'idempotency-key' | 'if-match'

/**
 * One thing the backend can be asked. `request` holds the path's variables and the rest: the query of a GET,
 * the JSON body of anything else. `refusals` are the codes that the rules behind it refuse with.
 */
export interface Endpoint<Request = unknown, Response = unknown, Refusal extends string = string> {
  method: Method
  path: `/api/${string}`
  precondition: Precondition
  request: z.ZodMiniType<Request>
  response: z.ZodMiniType<Response>
  refusals: readonly Refusal[]
}

export function endpoint<Request, Response, const Refusal extends string>(
  definition: Endpoint<Request, Response, Refusal>,
): Endpoint<Request, Response, Refusal> {
  return definition
}

export type RequestOf<E> = E extends Endpoint<infer Request> ? Request : never
export type ResponseOf<E> = E extends Endpoint<never, infer Response> | Endpoint<infer _, infer Response>
  ? Response
  : never
export type RefusalOf<E> = E extends { refusals: readonly (infer Refusal)[] } ? Refusal : never
