import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** What became of a write whose answer was lost: asked by its Idempotency-Key. */
export const getOperation = endpoint({
  method: 'GET',
  path: '/api/operations/:key',
  precondition: 'none',
  request: z.strictObject({ key: z.string() }),
  response: z.union([
    z.object({
      state: z.enum(['committed']),
      status: z.int(),
      /** The answer; left out where it is about an environment that the account has lost since. */
      result: z.optional(z.unknown()),
    }),
    z.object({ state: z.enum(['running']) }),
    z.object({ state: z.enum(['not-found']) }),
  ]),
  refusals: [],
})
