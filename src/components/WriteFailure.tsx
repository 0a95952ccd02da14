import { useEffect, useRef } from 'react'
import { Applied, NotApplied, OutcomeUnknown, Refused, Unavailable } from '../api/failure.ts'
import type { WriteState } from '../api/useWrite.ts'
import { failuresText } from '../text/failures.ts'
import { refusalsText } from '../text/refusals.ts'
import { useText } from '../text/sentences.ts'
import { writesText } from '../text/writes.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

/** The one place of a screen that says why its write did not go through, or that it is not known yet. */
export function WriteFailure({ write }: { write: WriteState }) {
  const t = useText(writesText)
  if (write.isChecking) return <Alert tone="warning" title={t.checking} />
  if (!write.error || write.isPending) return null
  return <ActFailure error={write.error} onCheckAgain={write.checkAgain} />
}

/** Why what was asked for was not done. It takes the focus: it may stand far from the button that was pressed. */
export function ActFailure({ error, onCheckAgain }: { error: Error; onCheckAgain?: () => void }) {
  const t = useText(writesText)
  const f = useText(failuresText)
  const sentence = useRefusalSentence()
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What is said about a field takes the focus there.
    if (!(error instanceof Refused && error.fieldErrors.length > 0)) alert.current?.focus()
  }, [error])
  if (error instanceof Refused) return <Alert ref={alert} tone="danger" title={sentence(error)} />
  if (error instanceof Applied) return <Alert ref={alert} tone="warning" title={t.applied} />
  if (error instanceof NotApplied) return <Alert ref={alert} tone="warning" title={t.notApplied} />
  if (error instanceof OutcomeUnknown) {
    return (
      <Alert
        ref={alert}
        tone="danger"
        title={t.unknown}
        actions={<Button onClick={onCheckAgain}>{t.checkAgain}</Button>}
      />
    )
  }
  const reason = error instanceof Unavailable ? error.reason : 'server'
  return (
    <Alert ref={alert} tone="danger" title={f.title[reason]}>
      <p>{f.body[reason]}</p>
    </Alert>
  )
}

/** The sentence for a refusal, in the language of the screen. */
export function useRefusalSentence(): (refused: Pick<Refused, 'code' | 'params'>) => string {
  const sentences = useText(refusalsText)
  return ({ code, params }) => {
    // What each code carries is told by the backend's types; on the wire it is texts and numbers.
    const sentence = sentences[code as keyof typeof sentences] as (said: typeof params) => string
    return sentence(params)
  }
}
