import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { shareView } from './share.ts'

/** One environment and the permissions on it. Which keys exist, the configuration's catalogue says. */
const grant = z.strictObject({ environmentId: z.string(), permissions: z.array(z.string()) })

const grantRefusals = [
  'no-environments',
  'too-many-environments',
  'environment-not-found',
  'environment-not-own',
  'environment-unavailable',
  'environment-repeated',
  'no-permissions',
  'permission-unknown',
  'operate-needs-view',
] as const

/** 添加共享. */
export const shareEnvironments = endpoint({
  method: 'POST',
  path: '/api/shares',
  precondition: 'idempotency-key',
  request: z.strictObject({ grantee: z.string(), grants: z.array(grant) }),
  response: shareView,
  refusals: [
    'sharing-not-activated',
    'app-id-malformed',
    'self',
    'account-not-found',
    'account-frozen',
    'other-entity',
    'already-shared',
    'too-many-shares',
    ...grantRefusals,
  ],
})

/** 配置环境. */
export const configureShare = endpoint({
  method: 'PUT',
  path: '/api/shares/:shareId',
  precondition: 'if-match',
  request: z.strictObject({ shareId: z.string(), grants: z.array(grant) }),
  response: shareView,
  refusals: [
    'share-not-found',
    'share-ended',
    'only-owner-removes-environments',
    'only-owner-changes-permissions',
    'stale-version',
    ...grantRefusals,
  ],
})

/** 解除. */
export const revokeShare = endpoint({
  method: 'DELETE',
  path: '/api/shares/:shareId',
  precondition: 'if-match',
  request: z.strictObject({ shareId: z.string() }),
  response: z.object({ shareId: z.string() }),
  refusals: ['share-not-found', 'share-ended', 'stale-version'],
})
