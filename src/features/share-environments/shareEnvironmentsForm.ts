import * as z from 'zod/mini'
import type { Original } from '../../components/editing/useDraftForm.ts'
import type { Grantable } from '../../components/grants/GrantFields.tsx'
import { draftRows, grantFieldOf, grantRows, type GrantRow } from '../../components/grants/grantRows.ts'
import { onlyChoice } from '../../components/grants/onlyChoice.ts'
import { longestPaste, readPastedAppId } from '../../domain/accounts/pastedAppId.ts'
import { allPermissions } from '../../domain/sharing/permission.ts'

/** 添加共享 as the screen has it. The account is confirmed by a look-up, which is no input. */
export interface ShareEnvironmentsValues {
  appId: string
  rows: GrantRow[]
}

export const schema = z.object({ appId: z.string(), rows: grantRows })
export const shape = z.object({ appId: z.string().check(z.maxLength(longestPaste)), rows: draftRows })

/** What the form starts from: one row, everything ticked (rule 6), with an environment where there is only one to share. */
export function originalFor({
  catalogue,
  environments,
}: Pick<Grantable, 'catalogue' | 'environments'>): Original<ShareEnvironmentsValues> {
  const choosable = environments.filter(({ status }) => status === 'normal')
  const row = { environmentId: onlyChoice(choosable, []), permissions: allPermissions(catalogue) }
  return { version: 0, values: { appId: '', rows: [row] } }
}

export function fieldOf(requestField: string) {
  return requestField === 'grantee' ? 'appId' : grantFieldOf(requestField)
}

/** The AppID is sent as it was looked up: mended, where it was written unusually. */
export function toRequest({ appId, rows }: ShareEnvironmentsValues) {
  const read = readPastedAppId(appId)
  return { grantee: 'appId' in read ? read.appId : appId, grants: rows }
}

/** Whether there is something to lose: ticks alone are not. */
export function isWorthKeeping(blank: ShareEnvironmentsValues, { appId, rows }: ShareEnvironmentsValues): boolean {
  const [first] = blank.rows
  return (
    appId.trim() !== '' || rows.length > 1 || rows.some(({ environmentId }) => environmentId !== first?.environmentId)
  )
}
