import type { AppId } from '../accounts/appId.ts'
import { accountOf, type World } from '../world/world.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The OpenID that the one user of this product has in an account: another in every account, always the same there. */
export function openIdOf(appId: AppId): string {
  return idOf(`openid ${appId}`)
}

/** That user's UnionID: one for all accounts of an entity. */
export function unionIdOf(world: World, appId: AppId): string {
  return idOf(`unionid ${accountOf(world, appId)?.entityId ?? appId}`)
}

/** Whether a user has this OpenID in this account. */
export function isOpenIdIn(world: World, appId: AppId, openId: string): boolean {
  return accountOf(world, appId) !== undefined && openIdOf(appId) === openId
}

/** `o` and 27 characters, as WeChat's are, made from a text, always the same one. */
function idOf(text: string): string {
  let state = 0x811c9dc5
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  let id = 'o'
  while (id.length < 28) {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    id += letters.charAt((mixed ^ (mixed >>> 14)) & 63)
  }
  return id
}
