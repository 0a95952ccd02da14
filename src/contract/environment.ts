import * as z from 'zod/mini'
import { authCheckStates } from '../domain/environments/environment.ts'
import { accountView } from './account.ts'
import { endpoint } from './endpoint.ts'
import { environmentView } from './environmentView.ts'
import { count } from './values.ts'

const receivedEnvironment = z.extend(environmentView, {
  owner: accountView,
  shareId: z.string(),
  permissions: z.array(z.string()),
})
export type ReceivedEnvironment = z.infer<typeof receivedEnvironment>

/** An environment the acting account can reach: whose it is, and what may be done there. */
export const getEnvironment = endpoint({
  method: 'GET',
  path: '/api/environments/:environmentId',
  precondition: 'none',
  request: z.strictObject({ environmentId: z.string() }),
  response: z.extend(environmentView, {
    owner: accountView,
    /** The share it is received by; null for an own environment. */
    shareId: z.nullable(z.string()),
    /** All of the catalogue for the owner. */
    permissions: z.array(z.string()),
    authCheck: z.enum(authCheckStates),
  }),
  refusals: ['environment-not-found'],
})
export type EnvironmentDetails = z.infer<(typeof getEnvironment)['response']>

const ownEnvironment = z.extend(environmentView, {
  /** How many live shares it is in. */
  shares: count,
})
export type OwnEnvironment = z.infer<typeof ownEnvironment>

/** The acting account's own environments: all that may be granted (rule 3). */
export const listOwnEnvironments = endpoint({
  method: 'GET',
  path: '/api/environments/own',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({ items: z.array(ownEnvironment) }),
  refusals: [],
})

/** Environments others share with the acting account, with what it may do there. */
export const listReceivedEnvironments = endpoint({
  method: 'GET',
  path: '/api/environments/received',
  precondition: 'none',
  request: z.strictObject({}),
  response: z.object({ items: z.array(receivedEnvironment) }),
  refusals: [],
})

const currentEnvironment = z.object({ environmentId: z.nullable(z.string()), version: count })

/** 环境名称: the environment the acting account works in. */
export const getCurrentEnvironment = endpoint({
  method: 'GET',
  path: '/api/current-environment',
  precondition: 'none',
  request: z.strictObject({}),
  response: currentEnvironment,
  refusals: [],
})

export const switchEnvironment = endpoint({
  method: 'PUT',
  path: '/api/current-environment',
  precondition: 'if-match',
  request: z.strictObject({ environmentId: z.string() }),
  response: currentEnvironment,
  refusals: ['environment-not-found', 'stale-version'],
})
