import * as z from 'zod/mini'
import { draftRows, grantRows, type GrantRow } from '../../components/grants/grantRows.ts'
import { allPermissions, type Catalogue } from '../../domain/permission.ts'

/** 添加共享 as the screen has it. The account is confirmed by a look-up, which is no input. */
export interface ShareEnvironmentsValues {
  appId: string
  rows: GrantRow[]
}

export const schema = z.object({ appId: z.string(), rows: grantRows })
export const draft = z.object({ appId: z.string().check(z.maxLength(1000)), rows: draftRows })
export const draftKey = (as: string) => `share-environments.${as}`

/** One row without an environment, everything ticked (rule 6). */
export function defaults(catalogue: Catalogue): ShareEnvironmentsValues {
  return { appId: '', rows: [{ environmentId: '', permissions: allPermissions(catalogue) }] }
}

export function toRequest(grantee: string, { rows }: ShareEnvironmentsValues) {
  return { grantee, grants: rows }
}

/** Whether there is something to lose. */
export function isWorthKeeping({ appId, rows }: ShareEnvironmentsValues): boolean {
  return appId.trim() !== '' || rows.length > 1 || rows.some(({ environmentId }) => environmentId !== '')
}

/** How many fields are complained about. Errors are nested as the values are; a complaint has a message. */
export function countProblems(errors: object): number {
  if ('message' in errors) return 1
  return Object.values(errors).reduce(
    (sum: number, error: unknown) => sum + (typeof error === 'object' && error !== null ? countProblems(error) : 0),
    0,
  )
}
