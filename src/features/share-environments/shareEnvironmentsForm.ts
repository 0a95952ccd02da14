import * as z from 'zod/mini'
import type { Original } from '../../components/editing/useDraftForm.ts'
import { draftRows, grantFieldOf, grantRows, type GrantRow } from '../../components/grants/grantRows.ts'
import { longestPaste, readPastedAppId } from '../../domain/accounts/pastedAppId.ts'
import { allPermissions, type Catalogue } from '../../domain/sharing/permission.ts'

/** 添加共享 as the screen has it. The account is confirmed by a look-up, which is no input. */
export interface ShareEnvironmentsValues {
  appId: string
  rows: GrantRow[]
}

export const schema = z.object({ appId: z.string(), rows: grantRows })
export const shape = z.object({ appId: z.string().check(z.maxLength(longestPaste)), rows: draftRows })

/** What the form starts from: one row without an environment, everything ticked (rule 6). */
export function originalFor(catalogue: Catalogue): Original<ShareEnvironmentsValues> {
  return { version: 0, values: { appId: '', rows: [{ environmentId: '', permissions: allPermissions(catalogue) }] } }
}

export function fieldOf(requestField: string) {
  return requestField === 'grantee' ? 'appId' : grantFieldOf(requestField)
}

/** The AppID is sent as it was looked up: mended, where it was written unusually. */
export function toRequest({ appId, rows }: ShareEnvironmentsValues) {
  const read = readPastedAppId(appId)
  return { grantee: 'appId' in read ? read.appId : appId, grants: rows }
}

/** Whether there is something to lose. */
export function isWorthKeeping({ appId, rows }: ShareEnvironmentsValues): boolean {
  return appId.trim() !== '' || rows.length > 1 || rows.some(({ environmentId }) => environmentId !== '')
}
