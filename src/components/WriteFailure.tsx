import { useEffect, useRef } from 'react'
import { NotApplied, OutcomeUnknown, Refused, Unavailable } from '../api/failure.ts'
import type { WriteState } from '../api/useWrite.ts'
import { failuresText } from '../text/failures.ts'
import { refusalsText } from '../text/refusals.ts'
import { useText } from '../text/sentences.ts'
import { writesText } from '../text/writes.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

/** The one place of a dialog that says why its act did not go through, or that nobody knows yet. */
export function WriteFailure({ write, onCheckAgain }: { write: WriteState; onCheckAgain: () => void }) {
  const t = useText(writesText)
  const f = useText(failuresText)
  const sentence = useRefusalSentence()
  const { error, isPending } = write
  const alert = useRef<HTMLDivElement>(null)
  // It may stand far from the button that was pressed. What is said about a field takes the focus there.
  useEffect(() => {
    if (error && !isPending && !(error instanceof Refused && error.fieldErrors.length > 0)) alert.current?.focus()
  }, [error, isPending])
  if (write.isChecking) return <Alert tone="warning" title={t.checking} />
  if (!error || isPending) return null
  if (error instanceof Refused) return <Alert ref={alert} tone="danger" title={sentence(error)} />
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
  return ({ code, params }) => sentences[code as keyof typeof sentences](params)
}
