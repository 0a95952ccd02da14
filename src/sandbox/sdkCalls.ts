import type { Plain } from './sandbox.ts'

/**
 * The calls that the SDK inside the sandbox sends to a backend: the `args` of each `api`, and the `value` of a good answer.
 *
 * A program cannot reach out of the sandbox, but it can change the SDK that it runs beside. So the args are as untrusted as
 * those from a phone: they must be checked before use.
 */
export interface SdkCalls {
  /** `new wx.cloud.Cloud(…).init()`. The token is sent along from then on, so that the backend knows who passed. */
  init: { args: { instance: Instance }; value: { token: string } }

  /** `value` is what the function's `main` returned. */
  callFunction: { args: { instance: Instance; name: string; data: Plain }; value: Plain }

  /** `header` and `method` as the code gave them; `service` is its `X-WX-SERVICE` header. */
  callContainer: {
    args: {
      instance: Instance
      path: string
      method: string
      service: string | null
      header: { readonly [name: string]: Plain }
      data: Plain
    }
    value: { data: Plain; statusCode: number; header: { readonly [name: string]: string } }
  }

  'database.add': { args: { instance: Instance; collection: string; data: Encoded }; value: { id: string } }
  /** With `id` the answer has one record or is a failure; else all that match. A record carries its `_id`, and `_openid` if it has one. */
  'database.get': { args: Selection & Page; value: { records: readonly { readonly [field: string]: Plain }[] } }
  'database.count': { args: Selection; value: { total: number } }
  /** Of what is there; `data` may hold update commands, and names of the form `a.b`. */
  'database.update': { args: Selection & { data: Encoded }; value: { updated: number } }
  /** The whole of one record, which need not be there. */
  'database.set': {
    args: { instance: Instance; collection: string; id: string; data: Encoded }
    value: { updated: number; created: number }
  }
  'database.remove': { args: Selection; value: { removed: number } }

  /** A mini program uploads from a path of its phone, which the sandbox does not have: `content` is null then. */
  'storage.upload': {
    args: { instance: Instance; cloudPath: string; filePath: string | null; content: string | null }
    value: { fileId: string }
  }
  'storage.tempUrls': {
    args: { instance: Instance; fileIds: readonly string[] }
    value: { files: readonly { fileId: string; url: string; failure: string | null }[] }
  }
  'storage.download': { args: { instance: Instance; fileId: string }; value: { content: string } }
  'storage.delete': {
    args: { instance: Instance; fileIds: readonly string[] }
    value: { files: readonly { fileId: string; failure: string | null }[] }
  }

  /** 云调用. `appid` null: as the account the function belongs to. `api` is like `subscribeMessage.send`. */
  openapi: {
    args: { instance: Instance; appid: string | null; api: string; args: Plain }
    value: { readonly [key: string]: Plain }
  }
}

/** Which object of the SDK makes the call. A function's has `resourceAppid: null`: its own account. */
export interface Instance {
  /** The owner; null for the account's own environments. */
  resourceAppid: string | null
  /** Null: the environment the code runs in, or the account's only one. */
  resourceEnv: string | null
  /** 未登录模式: `cloudbase_auth` is not called. */
  identityless: boolean
  /** What `init` answered; null where it is not needed (`wx.cloud.init`, functions), and for `init` itself. */
  token: string | null
}

/** Some records of a collection: one by `id`, or those that match `where` (null: all). */
interface Selection {
  instance: Instance
  collection: string
  id: string | null
  where: Encoded
}

/** Null: not said. */
interface Page {
  orderBy: readonly { field: string; direction: 'asc' | 'desc' }[]
  limit: number | null
  skip: number | null
  /** Names to `true` or `false`, as `.field` got them. */
  field: { readonly [name: string]: Plain } | null
}

/**
 * Plain data in which one of these may stand for a value. No field's name starts with `$`: the SDK refuses such data.
 * `where` as a whole may be a command too (`_.or([{…}, {…}])`).
 */
type Encoded = Plain
/** @public What the SDK, which is JavaScript, writes for a value that JSON does not have. */
export type EncodedValue =
  | { $command: QueryCommand | UpdateCommand; operands: readonly Encoded[] }
  /** ISO 8601. */
  | { $date: string }
  /** The backend's clock, so many milliseconds on. */
  | { $serverDate: number }
  | { $regExp: string; flags: string }

/** `and`, `or`, `nor` take any number of operands, `in` and `nin` one array, the others one value. */
type QueryCommand = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'exists' | 'and' | 'or' | 'nor' | 'not'
/** `remove`, `pop` and `shift` take no operand, `push` and `unshift` any number, the others one value. */
type UpdateCommand = 'set' | 'remove' | 'inc' | 'mul' | 'push' | 'pull' | 'pop' | 'shift' | 'unshift'

export type Api = keyof SdkCalls
