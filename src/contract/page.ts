import * as z from 'zod/mini'
import { count } from './values.ts'

export const pageSizes = ['10', '20', '50'] as const

/** As a query writes it, from 1. */
const wholeNumber = z.string().check(z.regex(/^[1-9]\d{0,5}$/))

/** What every list that comes in pages can be asked for: where to start, how many, and a text to look for. */
export const pageRequest = {
  search: z.optional(z.string()),
  page: z.optional(wholeNumber),
  pageSize: z.optional(z.enum(pageSizes)),
}

/** One page of what matches; `total` counts all pages. A page beyond the last answers the last, which `page` says. */
export function pageOf<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), total: count, page: count, pageSize: count })
}
