import * as z from 'zod/mini'
import { json, jsonObject } from '../../../contract/json.ts'
import { isDeeperThan } from '../../../domain/items/recordDepth.ts'
import type { Api, SdkCalls } from '../../../sandbox/sdkCalls.ts'

// Code can bend the SDK it runs beside: only what fits these reaches the backend.
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

/** The arguments of every call. */
const sdkCallSchemas = {
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
} satisfies { [Each in Api]: z.ZodMiniType<SdkCalls[Each]['args']> }

export type SdkCallOf<Name extends Api> = {
  [Each in Name]: { api: Each; args: z.infer<(typeof sdkCallSchemas)[Each]> }
}[Name]
export type SdkCall = SdkCallOf<Api>

/** The commands around data have levels of their own, and the call is one. */
const deepest = 64

/** A call as the backend understands it, or nothing. Data deeper than any record is refused before anything walks through it. */
export function readSdkCall(api: string, args: unknown): SdkCall | undefined {
  if (!isApi(api) || isDeeperThan(args, deepest)) return undefined
  const parsed = sdkCallSchemas[api].safeParse(args)
  return parsed.success ? ({ api, args: parsed.data } as SdkCall) : undefined // The schema is the one of this api.
}

function isApi(api: string): api is Api {
  return Object.hasOwn(sdkCallSchemas, api)
}
