import * as z from 'zod/mini'
import { draftRows, grantRows, type GrantRow } from '../../components/grants/grantRows.ts'

export interface ConfigureShareValues {
  rows: GrantRow[]
}

/** What the changes started from: the share as it was when the dialog opened, or when they were last re-applied. */
export interface Base {
  version: number
  rows: GrantRow[]
}

export const schema = z.object({ rows: grantRows })
export const draft = z.object({ base: z.object({ version: z.int(), rows: draftRows }), rows: draftRows })
export const draftKey = (shareId: string) => `configure-share.${shareId}`

export function toRequest(shareId: string, { rows }: ConfigureShareValues) {
  return { shareId, grants: rows }
}
