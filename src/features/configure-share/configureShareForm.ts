import * as z from 'zod/mini'
import type { Original } from '../../components/editing/useDraftForm.ts'
import {
  changesBetween,
  draftRows,
  grantRows,
  reapply,
  rowsOf,
  type GrantRow,
} from '../../components/grants/grantRows.ts'
import type { ShareView } from '../../contract/share.ts'

export interface ConfigureShareValues {
  rows: GrantRow[]
}

export const shape = z.object({ rows: draftRows })
export const schema = z.object({ rows: grantRows })

/** What the form starts from: the share as it is. */
export function originalOf(share: ShareView): Original<ConfigureShareValues> {
  return { version: share.version, values: { rows: rowsOf(share) } }
}

/** A row without an environment is something to lose, though nothing to submit. */
export function isChanged(before: ConfigureShareValues, { rows }: ConfigureShareValues): boolean {
  return changesBetween(before.rows, rows).length > 0 || rows.some(({ environmentId }) => environmentId === '')
}

export function merge(base: ConfigureShareValues, mine: ConfigureShareValues, theirs: ConfigureShareValues) {
  return { rows: reapply(base.rows, mine.rows, theirs.rows) }
}

export function toRequest(shareId: string, { rows }: ConfigureShareValues) {
  return { shareId, grants: rows }
}
