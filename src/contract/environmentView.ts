import * as z from 'zod/mini'

/** An environment as its owner and its grantees see it. */
export const environmentView = z.object({
  id: z.string(),
  status: z.enum(['normal', 'expired', 'isolated', 'deleting']),
  authFunction: z.enum(['deployed', 'missing']),
})
export type EnvironmentView = z.infer<typeof environmentView>
