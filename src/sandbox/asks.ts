import type { Plain } from './sandbox.ts'

/*
 * What the SDK asks of the backend: one line per `api` of `Ask`. An answer that is not ok carries the bare errCode and
 * errMsg; the SDK puts `cloud.callFunction:fail Error: errCode: … | errMsg: …` around them.
 */

/**
 * Whose environment is asked. `appId` null: the program's own account (a `resourceAppid` otherwise). `environmentId`
 * null: the account's first own environment for a caller, the function's own for a function (`DYNAMIC_CURRENT_ENV`).
 */
export type Target = { appId: string | null; environmentId: string | null }

/**
 * A condition or an update, as `where` and `update` get them: plain data in which a command stands as
 * `{ $command: 'gt', operands: [5] }`, and a date as `{ $date: milliseconds }` (also in what is stored and answered).
 * `db.serverDate()` is `{ $command: 'serverDate', operands: [offset in milliseconds] }`.
 *
 * Conditions: eq neq gt gte lt lte in nin exists; and or nor not of conditions (`_.gt(1).and(_.lt(5))` and
 * `_.or([{…}, {…}])` alike put their parts into `operands`). Updates: set remove inc mul push pop shift unshift
 * addToSet pull (`push`, `unshift`, `addToSet`: operands are the elements).
 */
export type Command = { $command: string; operands: readonly Plain[] }

type PlainObject = { readonly [key: string]: Plain }

/** Which records: one by its id (`doc`), or those that a condition fits (`where`; null: all of the collection). */
export type Choice = Target & { collection: string; doc: string | null; where: Plain }

type Stats<Names extends string> = { stats: { [Name in Names]: number } }

export interface Asks {
  /** `new Cloud({ resourceAppid, resourceEnv }).init()`: runs the owner's `cloudbase_auth`. Own environments need none. */
  init: { args: Target; value: Record<string, never> }
  /** `result` is null where the function answered nothing. */
  callFunction: { args: Target & { name: string; data: Plain }; value: { result: Plain; requestID: string } }
  /** `service` is the header X-WX-SERVICE. */
  callContainer: {
    args: Target & { service: string; path: string; method: string; header: PlainObject; data: Plain }
    value: { data: Plain; statusCode: number; header: PlainObject; callID: string }
  }
  /** `data` may have an `_id`. */
  'database.add': { args: Target & { collection: string; data: PlainObject }; value: { _id: string } }
  /** With `doc` exactly one record comes back, or the ask fails. `field`: which fields to answer, null: all. `limit` null: 20 for a caller, 100 for a function. */
  'database.get': {
    args: Choice & { orderBy: readonly { field: string; order: 'asc' | 'desc' }[]; skip: number; limit: number | null; field: { readonly [name: string]: boolean } | null }
    value: { data: readonly PlainObject[] }
  }
  'database.count': { args: Choice; value: { total: number } }
  /** `data`: what to change, with dots in names, nested objects and commands. */
  'database.update': { args: Choice & { data: PlainObject }; value: Stats<'updated'> }
  /** `doc(id).set`: replaces the record or makes it. */
  'database.set': { args: Target & { collection: string; doc: string; data: PlainObject }; value: { _id: string } & Stats<'created' | 'updated'> }
  'database.remove': { args: Choice; value: Stats<'removed'> }
  /** A mini program names a local file (`filePath`), a function hands over text (`content`, the `fileContent`). */
  'storage.upload': { args: Target & { cloudPath: string; filePath: string | null; content: string | null }; value: { fileID: string; statusCode: number } }
  /** Each file answers for itself: `status` 0 is good. */
  'storage.tempUrls': {
    args: Target & { fileList: readonly { fileID: string; maxAge: number | null }[] }
    value: { fileList: readonly { fileID: string; status: number; errMsg: string; tempFileURL: string; maxAge: number }[] }
  }
  'storage.download': { args: Target & { fileID: string }; value: { content: string; statusCode: number } }
  'storage.delete': { args: Target & { fileList: readonly string[] }; value: { fileList: readonly { fileID: string; status: number; errMsg: string }[] } }
  /** `cloud.openapi.subscribeMessage.send(data)`: `api` is `subscribeMessage.send`; `appId` from `cloud.openapi({ appid })`, null: the function's own account. */
  openapi: { args: { appId: string | null; api: string; data: PlainObject }; value: { errCode: number; errMsg: string } }
}
