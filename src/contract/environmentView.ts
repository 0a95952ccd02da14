import * as z from 'zod/mini'
import { environmentStatuses, readinesses } from '../domain/environments/environment.ts'

/** An environment as its owner and its grantees see it. */
export const environmentView = z.object({
  id: z.string(),
  status: z.enum(environmentStatuses),
  /** Whether `cloudbase_auth` lets callers in: without it, or with an answer that breaks the protocol, their `init()` fails (rule 14). */
  authFunction: z.enum(readinesses),
})
export type EnvironmentView = z.infer<typeof environmentView>
