import * as z from 'zod/mini'
import { accountView, foundAccount } from './account.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, pageRequest } from './page.ts'
import { count } from './values.ts'

/** Who acts in this tab, and what its shell shows of it. */
export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({
    account: foundAccount,
    activated: z.boolean(),
    counts: z.object({ given: count, received: count, unread: count }),
  }),
  refusals: [],
})

const persona = z.extend(accountView, { entity: z.string() })
export type Persona = z.infer<typeof persona>

/** The accounts the person at this tab administers. Searched by name, AppID and entity. */
export const listPersonas = endpoint({
  method: 'GET',
  path: '/api/personas',
  precondition: 'none',
  request: z.strictObject(pageRequest),
  response: pageOf(persona),
  refusals: [],
})

/** Acts as another account in this tab. Changes the session, nothing of the world. */
export const switchAccount = endpoint({
  method: 'PUT',
  path: '/api/session',
  precondition: 'none',
  request: z.strictObject({ appId: z.string() }),
  response: z.object({ appId: z.string() }),
  refusals: ['account-not-found'],
})
