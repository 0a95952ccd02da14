import type * as z from 'zod/mini'

const prefix = 'draft.'

/** What was typed and not submitted, for this tab: it survives a reload and a crash (quality.md §2, 5). */
export const drafts = {
  /** A draft of the right shape; one that was tampered with or is from another time is dropped. */
  read<Draft>(key: string, schema: z.ZodMiniType<Draft>): { draft: Draft | undefined; wasInvalid: boolean } {
    const stored = sessionStorage.getItem(prefix + key)
    if (stored === null) return { draft: undefined, wasInvalid: false }
    const parsed = schema.safeParse(parse(stored))
    if (parsed.success) return { draft: parsed.data, wasInvalid: false }
    sessionStorage.removeItem(prefix + key)
    return { draft: undefined, wasInvalid: true }
  },
  write(key: string, draft: unknown) {
    try {
      sessionStorage.setItem(prefix + key, JSON.stringify(draft))
    } catch {
      // What does not fit is not kept, and neither is what it was before: half of a text is worse than none.
      sessionStorage.removeItem(prefix + key)
    }
  },
  drop(key: string) {
    sessionStorage.removeItem(prefix + key)
  },
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
