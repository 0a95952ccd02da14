import * as z from 'zod/mini'
import { json, jsonObject } from '../../../contract/json.ts'
import { isDeeperThan } from '../../../domain/recordDepth.ts'
import type { Api, Asks } from '../../../sandbox/asks.ts'

// Whatever code made of the SDK, only this reaches the backend.
const plain = json
const fields = jsonObject
const instance = z.object({
  resourceAppid: z.nullable(z.string()),
  resourceEnv: z.nullable(z.string()),
  identityless: z.boolean(),
  token: z.nullable(z.string()),
})
const inCollection = { instance, collection: z.string() }
const selection = { ...inCollection, id: z.nullable(z.string()), where: plain }
const mostTerms = 10
const mostFiles = 50
const fileIds = z.array(z.string()).check(z.maxLength(mostFiles))
const amount = z.nullable(z.int().check(z.nonnegative()))

/** What every ask has to look like. */
export const askSchemas = {
  init: z.object({ instance }),
  callFunction: z.object({ instance, name: z.string(), data: plain }),
  callContainer: z.object({
    instance,
    path: z.string(),
    method: z.string(),
    service: z.nullable(z.string()),
    header: fields,
    data: plain,
  }),
  'database.add': z.object({ ...inCollection, data: fields }),
  'database.get': z.object({
    ...selection,
    orderBy: z.array(z.object({ field: z.string(), direction: z.enum(['asc', 'desc']) })).check(z.maxLength(mostTerms)),
    limit: amount,
    skip: amount,
    field: z.nullable(fields),
  }),
  'database.count': z.object(selection),
  'database.update': z.object({ ...selection, data: fields }),
  'database.set': z.object({ ...inCollection, id: z.string(), data: fields }),
  'database.remove': z.object(selection),
  'storage.upload': z.object({
    instance,
    cloudPath: z.string(),
    filePath: z.nullable(z.string()),
    content: z.nullable(z.string()),
  }),
  'storage.tempUrls': z.object({ instance, fileIds }),
  'storage.download': z.object({ instance, fileId: z.string() }),
  'storage.delete': z.object({ instance, fileIds }),
  openapi: z.object({ instance, appid: z.nullable(z.string()), api: z.string(), args: plain }),
} satisfies { [Each in Api]: z.ZodMiniType<Asks[Each]['args']> }

export type AskOf<Asked extends Api> = {
  [Each in Asked]: { api: Each; args: z.infer<(typeof askSchemas)[Each]> }
}[Asked]

/** The commands around data have levels of their own, and the ask is one. */
const deepest = 64

/** An ask as the backend understands it, or undefined. Data deeper than any record is refused before anything walks through it. */
export function readAsk(api: string, args: unknown): AskOf<Api> | undefined {
  if (!isAskName(api) || isDeeperThan(args, deepest)) return undefined
  const parsed = askSchemas[api].safeParse(args)
  return parsed.success ? ({ api, args: parsed.data } as AskOf<Api>) : undefined // The schema is the one of this api.
}

function isAskName(api: string): api is Api {
  return Object.hasOwn(askSchemas, api)
}
