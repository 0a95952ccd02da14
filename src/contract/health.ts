import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** Whether a backend answers, and which. */
export const getHealth = endpoint({
  method: 'GET',
  path: '/api/health',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({ service: z.string() }),
  refusals: [],
})
