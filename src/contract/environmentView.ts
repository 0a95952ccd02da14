import * as z from 'zod/mini'

/** An environment as its owner and its grantees see it. */
export const environmentView = z.object({
  id: z.string(),
  status: z.enum(['normal', 'expired', 'isolated', 'deleting']),
  /** Whether `cloudbase_auth` lets callers in: without it, or with an answer that breaks the protocol, their `init()` fails (rule 14). */
  authFunction: z.enum(['missing', 'deployed', 'broken']),
})
export type EnvironmentView = z.infer<typeof environmentView>
