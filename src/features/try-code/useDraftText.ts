import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { drafts } from '../../components/drafts.ts'

const draft = z.object({ text: z.string(), version: z.int() })

/** A text somebody may have changed, kept for this tab under `key`. `version` is that of what it was changed from. */
export function useDraftText(key: string, original: string, version = 0) {
  // What was read or written in this life of the page; null where the original stands.
  const [texts, setTexts] = useState<ReadonlyMap<string, z.infer<typeof draft> | null>>(new Map())
  const keptAt = (other: string) => {
    const known = texts.get(other)
    return known === undefined ? drafts.read(other, draft).draft : known
  }
  const kept = keptAt(key)
  const isEdited = kept ? kept.text !== original : false

  const remember = (next: z.infer<typeof draft> | null) => setTexts((before) => new Map(before).set(key, next))
  // It has become what is there, for instance by being deployed: nothing of it is a change any more.
  if (kept && !isEdited) remember(null)
  useEffect(() => {
    if (isEdited) drafts.write(key, kept)
    else drafts.drop(key)
  }, [key, kept, isEdited])

  return {
    text: kept?.text ?? original,
    isEdited,
    /** What was changed under another key. */
    textAt: (other: string) => keptAt(other)?.text,
    /** Somebody else has changed what this was changed from. */
    isStale: isEdited && kept?.version !== version,
    version: kept?.version ?? version,
    change: (text: string) => remember(text === original ? null : { text, version: kept?.version ?? version }),
    /** Goes on with the same text from what is there now. */
    rebase: () => remember({ text: kept?.text ?? original, version }),
    restore: () => remember(null),
  }
}
