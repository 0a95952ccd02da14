import * as z from 'zod/mini'
import type { Json } from '../domain/items/item.ts'

/** Any JSON. Whoever checks with this has parsed a JSON text just before: it can be nothing else, and is not walked through again. */
export const json = z.unknown() as unknown as z.ZodMiniType<Json>

export const jsonObject = z.catchall(z.object({}), json)
