import type { AppId } from '../accounts/appId.ts'

/** One thing in an environment: what the environment console lists, adds, changes and removes. */
export type Item = CloudFunction | Collection | StoredFile | RunService | SitePage

interface Placed {
  id: string
  environmentId: string
  /** Unique within its environment and kind of resource. */
  name: string
  version: number
  updatedAt: string
  updatedBy: AppId
}

/** 云函数: JavaScript with `exports.main`. */
export interface CloudFunction extends Placed {
  resource: 'functions'
  code: string
  /** Who may call it from a mini program: the text of a security rule with `invoke`. */
  rule: string
}

/** 数据库集合. Its records are kept apart. */
export interface Collection extends Placed {
  resource: 'database'
  /** The text of a security rule with `read`, `write`, `create`, `update`, `delete`. */
  rule: string
}

/** 云存储文件; its name is its path. */
export interface StoredFile extends Placed {
  resource: 'storage'
  content: string
  /** Whose upload it is; null when it was put there in the console. */
  openId: string | null
}

/** 云托管服务. */
interface RunService extends Placed {
  resource: 'run'
  image: string
  /** 1 to 65535. */
  port: number
}

/** 静态网站托管: a page; its name is its path. */
interface SitePage extends Placed {
  resource: 'hosting'
  content: string
}

/** What a user writes of an item; the rest is the backend's. */
export type ItemContent =
  | { resource: 'functions'; code: string; rule: string }
  | { resource: 'database'; rule: string }
  | { resource: 'storage'; content: string }
  | { resource: 'run'; image: string; port: number }
  | { resource: 'hosting'; content: string }

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** A record (记录) of a collection. `_id` and `_openid` of the documentation are `id` and `openId` here. */
export interface DatabaseRecord {
  environmentId: string
  /** The collection's name. */
  collection: string
  id: string
  data: JsonObject
  /** Who made it from a mini program; null for the console and for functions. */
  openId: string | null
  version: number
  updatedAt: string
}

export const authFunctionName = 'cloudbase_auth'

/** Names a record: its id is unique within its collection only. */
export function recordKey({
  environmentId,
  collection,
  id,
}: Pick<DatabaseRecord, 'environmentId' | 'collection' | 'id'>): string {
  return `${environmentId} ${collection} ${id}`
}
