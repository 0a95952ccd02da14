/** An AppID in its one written form: `wx` and sixteen lower-case hexadecimal digits. */
export type AppId = string

/** What is wrong with a text that should be an AppID. `position` counts from 1, in the normalised text. */
export type AppIdFault =
  | { fault: 'empty' }
  | { fault: 'too-long' }
  | { fault: 'several' }
  | { fault: 'original-id' }
  | { fault: 'corp-id' }
  | { fault: 'open-id' }
  | { fault: 'length'; length: number }
  | { fault: 'character'; position: number; character: string }

export type AppIdReading = { appId: AppId; cleaned: boolean } | AppIdFault

/** Longer input is refused before it is looked at: an AppID has 18 characters, a clumsy paste a few more. */
export const longestAppIdInput = 256

const appIdPattern = /^wx[0-9a-f]{16}$/
const appIdLength = 18

/**
 * Reads what a person typed or pasted as an AppID (docs/rules.md, rule 13).
 * Gives the normalised AppID, and whether more than outer spaces and case had to be mended,
 * or the first fault a person can do something about.
 */
export function readAppId(text: string): AppIdReading {
  if (text.length > longestAppIdInput) return { fault: 'too-long' }
  const appId = normalizeAppId(text)
  if (appIdPattern.test(appId)) return { appId, cleaned: appId !== text.replace(/^ +| +$/g, '').toLowerCase() }
  if (appId === '') return { fault: 'empty' }
  return severalFault(appId) ?? otherIdFault(appId, text) ?? spellingFault(appId)
}

/** NFKC, then without white space, zero-width and bidi controls, lower-cased. Idempotent. */
export function normalizeAppId(text: string): string {
  // NFKC takes seconds over a long pile of combining marks; nothing this long is an AppID anyway (B10).
  if (text.length > longestAppIdInput) return text
  // Twice: lower-casing can leave a sequence that NFKC would write differently (İ, for example).
  return strip(strip(text))
}

function strip(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase()
}

function severalFault(normalised: string): AppIdFault | undefined {
  const found = normalised.match(/wx[0-9a-f]{16}/g) ?? []
  return new Set(found).size > 1 ? { fault: 'several' } : undefined
}

function otherIdFault(appId: string, text: string): AppIdFault | undefined {
  if (/^gh_[0-9a-z]{6,}$/.test(appId)) return { fault: 'original-id' }
  if (/^ww[0-9a-f]{16}$/.test(appId)) return { fault: 'corp-id' }
  if (/^o[0-9A-Za-z_-]{27}$/.test(text.trim())) return { fault: 'open-id' }
  return undefined
}

function spellingFault(appId: string): AppIdFault {
  const characters = [...appId]
  const wrong = characters.findIndex((character, index) => !allowedAt(character, index))
  if (wrong >= 0 && wrong < appIdLength)
    return { fault: 'character', position: wrong + 1, character: characters[wrong] ?? '' }
  return { fault: 'length', length: characters.length }
}

function allowedAt(character: string, index: number): boolean {
  if (index === 0) return character === 'w'
  if (index === 1) return character === 'x'
  return /[0-9a-f]/.test(character)
}
