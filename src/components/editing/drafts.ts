import type * as z from 'zod/mini'
import { tabStorage } from '../../platform/textStorage.ts'

const prefix = 'draft.'

/** What was typed and not submitted, for this tab: it survives a reload and a crash (client 5). */
export const drafts = {
  /** A draft of the right shape; one that was tampered with or is from another time is dropped. */
  read<Draft>(key: string, schema: z.ZodMiniType<Draft>): { draft: Draft | undefined; wasInvalid: boolean } {
    const stored = tabStorage.get(prefix + key)
    if (stored === null) return { draft: undefined, wasInvalid: false }
    const parsed = schema.safeParse(parse(stored))
    if (parsed.success) return { draft: parsed.data, wasInvalid: false }
    tabStorage.remove(prefix + key)
    return { draft: undefined, wasInvalid: true }
  },
  write(key: string, draft: unknown) {
    // What does not fit takes what it was before with it: half of a text is worse than none.
    tabStorage.set(prefix + key, JSON.stringify(draft))
  },
  drop(key: string) {
    tabStorage.remove(prefix + key)
  },
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
