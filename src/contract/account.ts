import * as z from 'zod/mini'
import { accountKinds, cloudStates } from '../domain/accounts/account.ts'
import { endpoint } from './endpoint.ts'

const appId = z.string()
export const accountKind = z.enum(accountKinds)

/** An account as other accounts of its entity may see it. */
export const accountView = z.object({ appId, name: z.string(), kind: accountKind })
export type AccountView = z.infer<typeof accountView>

/** An account looked up for sharing, shown for confirmation. */
export const foundAccount = z.extend(accountView, { entity: z.string(), cloud: z.enum(cloudStates) })
export type FoundAccount = z.infer<typeof foundAccount>

/** 查询. `appId` is what was typed: the backend normalises and checks it again. */
export const lookUpAccount = endpoint({
  method: 'GET',
  path: '/api/account-look-up',
  precondition: 'none',
  request: z.strictObject({ appId: z.string() }),
  response: foundAccount,
  refusals: ['app-id-malformed', 'self', 'account-not-found', 'account-frozen', 'other-entity', 'already-shared'],
})
