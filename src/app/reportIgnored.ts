import type { Language } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { showToast } from '../ui/toasts.ts'

/** What the address asked for in vain (B46). */
export function reportIgnored(keys: readonly string[], language: Language) {
  for (const key of keys) showToast(shellText[language].ignored(key))
}
