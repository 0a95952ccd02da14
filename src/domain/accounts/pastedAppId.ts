import { longestAppIdInput, readAppId, type AppId, type AppIdFault } from './appId.ts'

/** What had to be done to a text to get an AppID out of it; changed case and outer spaces are nothing. */
export type Mending = 'nothing' | 'cleaned' | 'taken-out'

export type PastedAppId = { appId: AppId; mending: Mending } | AppIdFault

/** Longer texts are not searched: a page of text, not a document. */
export const longestPaste = 4000

/**
 * Reads what a user typed or pasted where an AppID belongs. Beyond what `readAppId` reads, it takes the AppID out of a text
 * that has exactly one in it, once or several times: an address, JSON, a sentence. Of several different ones none is
 * chosen (docs/rules.md).
 */
export function readPastedAppId(text: string): PastedAppId {
  const reading = readAppId(text)
  if ('appId' in reading) return { appId: reading.appId, mending: reading.cleaned ? 'cleaned' : 'nothing' }
  if (text.length > longestPaste) return reading
  const { every, whole } = appIdsIn(text)
  if (every.size > 1) return { fault: 'several' }
  const [appId] = whole
  return appId === undefined ? reading : { appId, mending: 'taken-out' }
}

/** What looks like an AppID in a text, and what of it is no part of a longer word or number. */
function appIdsIn(text: string) {
  // NFKC takes seconds over a long pile of combining marks.
  const plain = text.length > longestAppIdInput ? text : text.normalize('NFKC')
  const readable = plain.replace(/\p{Cf}/gu, '').toLowerCase()
  const words = readable.match(/(?<![0-9a-z])(?:wx[0-9a-f]{16})+(?![0-9a-z])/g) ?? []
  return { every: distinctIn(readable), whole: distinctIn(words.join(' ')) }
}

function distinctIn(text: string): ReadonlySet<AppId> {
  return new Set(text.match(/wx[0-9a-f]{16}/g))
}
