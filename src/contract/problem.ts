import * as z from 'zod/mini'

/** What any endpoint can answer besides its own refusals. */
export const protocolCodes = [
  'not-signed-in',
  'malformed-request',
  'address-too-long',
  'endpoint-not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'version-required',
  'key-required',
  'key-invalid',
  'key-reused',
  'operation-running',
  'rate-limited',
  'storage-full',
  'world-full',
  'console-outdated',
  'internal-error',
  'unavailable',
] as const

export type ProtocolCode = (typeof protocolCodes)[number]

/** Whatever a sentence needs to be written: counts, names, seconds. */
export const params = z.catchall(z.object({}), z.union([z.string(), z.number()]))

/** An error on the wire: RFC 9457 `application/problem+json`. `current` comes with a stale version. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  params,
  fieldErrors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), params }))),
  requestId: z.string(),
  retryable: z.boolean(),
  current: z.optional(z.unknown()),
})

export type Problem = z.infer<typeof problem>
export type FieldError = NonNullable<Problem['fieldErrors']>[number]
