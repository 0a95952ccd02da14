import { useEffect, useRef, useState } from 'react'
import { useRouter } from '../router/Router.tsx'
import { dialogText } from '../text/dialogs.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface LeaveGuardProps {
  isDirty?: boolean
  /** While a write is under way the dialog cannot be left: its outcome could not be told. */
  isPending: boolean
  onDiscarded?: () => void
}

/** Asks before unsubmitted changes are left behind, whichever way the user leaves: ×, Esc, Back or a link. */
export function LeaveGuard({ isDirty = false, isPending, onDiscarded }: LeaveGuardProps) {
  const t = useText(dialogText)
  const { block } = useRouter()
  const [answer, setAnswer] = useState<((mayLeave: boolean) => void) | undefined>()
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isPending) return block(() => Promise.resolve(false))
    return isDirty ? block(() => new Promise((resolve) => setAnswer(() => resolve))) : undefined
  }, [block, isDirty, isPending])

  if (!answer) return null
  const decide = (mayLeave: boolean) => {
    setAnswer(undefined)
    if (mayLeave) onDiscarded?.()
    answer(mayLeave)
  }
  return (
    <Dialog
      title={t.discardTitle}
      closeLabel={t.close}
      role="alertdialog"
      onClose={() => decide(false)}
      initialFocus={stay}
      footer={
        <>
          <Button ref={stay} onClick={() => decide(false)}>
            {t.stay}
          </Button>
          <Button kind="danger" onClick={() => decide(true)}>
            {t.discard}
          </Button>
        </>
      }
    >
      <p>{t.discardBody}</p>
    </Dialog>
  )
}
