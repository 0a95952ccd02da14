import * as z from 'zod/mini'
import type { Json } from '../domain/items/item.ts'

/** Any JSON. What is checked with this has just been parsed from a JSON text: it can be nothing else, and is not walked through again. */
export const json = z.unknown() as unknown as z.ZodMiniType<Json>

export const jsonObject = z.catchall(z.object({}), json)
