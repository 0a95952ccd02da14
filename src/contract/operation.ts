import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** What became of a write whose answer was lost: asked by its Idempotency-Key. */
export const getOperation = endpoint({
  method: 'GET',
  path: '/api/operations/:key',
  precondition: 'none',
  request: z.strictObject({ key: z.string() }),
  response: z.union([
    z.object({ state: z.enum(['committed']), status: z.int(), result: z.unknown() }),
    z.object({ state: z.enum(['running']) }),
    z.object({ state: z.enum(['not-found']) }),
  ]),
  refusals: [],
})
