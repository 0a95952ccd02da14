import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** Whether somebody answers, and who. `worlds` are the named worlds of a mock backend. */
export const getHealth = endpoint({
  method: 'GET',
  path: '/api/health',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({ service: z.string() }),
  refusals: [],
})
