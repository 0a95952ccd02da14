import { lookAlikeOf, type Script } from './lookAlike.ts'

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
  /** A character that only looks like the one that is `meant`; as it was typed. */
  | { fault: 'look-alike'; position: number; character: string; script: Script; meant: string }

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
  if (appIdPattern.test(appId)) return { appId, cleaned: appId !== withoutOuterSpaces(text).toLowerCase() }
  if (appId === '') return { fault: 'empty' }
  return severalFault(appId) ?? otherIdFault(appId, text) ?? spellingFault(appId, text)
}

/** NFKC, then without white space, zero-width and bidi controls, lower-cased. Idempotent. */
export function normalizeAppId(text: string): string {
  // NFKC takes seconds over a long pile of combining marks; nothing this long is an AppID anyway (B10).
  if (text.length > longestAppIdInput) return text
  // Twice: lower-casing can leave a sequence that NFKC would write differently (İ, for example).
  return strip(strip(text))
}

function strip(text: string): string {
  return visible(text).toLowerCase()
}

function visible(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
}

/** Not a pattern: one that ends in `+$` tries every space of a long row anew. */
function withoutOuterSpaces(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  return text.slice(start, end)
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

function spellingFault(appId: string, text: string): AppIdFault {
  const characters = [...appId]
  const wrong = characters.findIndex((character, index) => !allowedAt(character, index))
  if (wrong < 0 || wrong >= appIdLength) return { fault: 'length', length: characters.length }
  const [character, position] = [characters[wrong] ?? '', wrong + 1]
  const likeness = lookAlikeOf(character)
  if (!likeness || !allowedAt(likeness.meant, wrong)) return { fault: 'character', position, character }
  const typed = [...visible(text)]
  // As it was typed, unless lower-casing has made two characters of one.
  return {
    fault: 'look-alike',
    position,
    character: (typed.length === characters.length && typed[wrong]) || character,
    ...likeness,
  }
}

function allowedAt(character: string, index: number): boolean {
  if (index === 0) return character === 'w'
  if (index === 1) return character === 'x'
  return /[0-9a-f]/.test(character)
}
