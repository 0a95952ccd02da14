import * as z from 'zod/mini'
import { neededFor, type Permission } from '../../domain/sharing/permission.ts'
import type { ShareView } from '../../contract/share.ts'

/** One row of 添加共享 or 配置环境, as the screen has it: the environment may not be chosen yet. */
export interface GrantRow {
  environmentId: string
  permissions: Permission[]
}

/** What a person can fix. The messages are keys of the dialog's text; the backend checks the rest. */
const grantRow = z.object({
  environmentId: z.string().check(z.minLength(1, 'chooseFirst')),
  permissions: z.array(z.string()).check(z.minLength(1, 'noPermission')),
})
export const grantRows = z.array(grantRow).check(z.minLength(1, 'removeLast'))

/** A draft from storage: anything may stand there, so its shape is checked and its size bounded. */
export const draftRows = z
  .array(
    z.object({
      environmentId: z.string().check(z.maxLength(200)),
      permissions: z.array(z.string()).check(z.maxLength(100)),
    }),
  )
  .check(z.maxLength(200))

/** The form's name for a field of the request: `grants.2.environmentId` is that of row 3. */
export function grantFieldOf(requestField: string): GrantField | undefined {
  const [, row, field] = /^grants\.(\d+)\.(environmentId|permissions)$/.exec(requestField) ?? []
  return row === undefined ? undefined : `rows.${Number(row)}.${field as keyof GrantRow}` // One of the two that match.
}
type GrantField = `rows.${number}.${keyof GrantRow}`

export function rowsOf(share: ShareView): GrantRow[] {
  return share.grants.map(({ environment, permissions }) => ({ environmentId: environment.id, permissions }))
}

/** What happened to one environment between two lists of rows. */
export interface RowChange {
  environmentId: string
  kind: 'added' | 'removed' | 'changed'
  added: Permission[]
  removed: Permission[]
}

/** The difference the user is about to submit: + − ~ per environment and permission. Rows without one are left out. */
export function changesBetween(before: readonly GrantRow[], after: readonly GrantRow[]): RowChange[] {
  const ids = [...new Set([...before, ...after].map(({ environmentId }) => environmentId))].filter((id) => id !== '')
  return ids.flatMap((environmentId): RowChange[] => {
    const old = before.find((row) => row.environmentId === environmentId)
    const next = after.find((row) => row.environmentId === environmentId)
    const added = next?.permissions.filter((key) => !old?.permissions.includes(key)) ?? []
    const removed = old?.permissions.filter((key) => !next?.permissions.includes(key)) ?? []
    if (!old) return [{ environmentId, kind: 'added', added, removed }]
    if (!next) return [{ environmentId, kind: 'removed', added, removed }]
    return added.length + removed.length > 0 ? [{ environmentId, kind: 'changed', added, removed }] : []
  })
}

/**
 * What I changed since `base`, applied to what others made of it meanwhile. An environment or permission I left alone
 * is as in `theirs`; one I changed is as in `mine`.
 */
export function reapply(base: readonly GrantRow[], mine: readonly GrantRow[], theirs: readonly GrantRow[]): GrantRow[] {
  const ids = [...new Set([...theirs, ...mine].map(({ environmentId }) => environmentId))].filter((id) => id !== '')
  return ids.flatMap((environmentId) => {
    const [before, my, their] = [base, mine, theirs].map(
      (rows) => rows.find((row) => row.environmentId === environmentId)?.permissions,
    )
    const isMine = Boolean(before) !== Boolean(my)
    if (isMine ? !my : !their) return []
    const keys = [...new Set([...(their ?? []), ...(my ?? [])])]
    const kept = keys.filter((key) => {
      const iChanged = Boolean(my) && (before?.includes(key) ?? false) !== my?.includes(key)
      return iChanged || !their ? my?.includes(key) : their.includes(key)
    })
    const permissions = kept.filter((key) => kept.includes(neededFor(key) ?? key))
    return permissions.length === 0 ? [] : [{ environmentId, permissions }]
  })
}
