import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { useToast } from '../ui/toasts.ts'

/** Copies a text and says whether that worked. */
export function useCopy(): (text: string) => void {
  const t = useText(nounsText)
  const showToast = useToast()
  return (text) => {
    navigator.clipboard.writeText(text).then(
      () => showToast(t.copied),
      () => showToast(t.copyFailed),
    )
  }
}
