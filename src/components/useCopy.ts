import { useEffect, useState } from 'react'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { announce } from '../ui/announce.ts'
import { useToast } from '../ui/toasts.ts'

const shownFor = 2000

/** Copies a text. That it worked is for the button to show, as long as `isCopied`; that it did not takes a sentence. */
export function useCopy() {
  const t = useText(nounsText)
  const showToast = useToast()
  /** Each time anew, so that a second time is shown as long as the first. */
  const [copied, setCopied] = useState<object>()
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [copied])
  return {
    isCopied: copied !== undefined,
    copy(text: string) {
      navigator.clipboard.writeText(text).then(
        () => {
          setCopied({})
          announce(t.copied)
        },
        () => showToast(t.copyFailed),
      )
    },
  }
}
