import { useEffect, useRef, useState } from 'react'
import { clearStored } from '../platform/clearStored.ts'
import { clearLocalDataText } from '../text/clearLocalData.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Popover.module.css'

type Clearing = 'running' | 'waiting' | 'failed'

/** Removes all that this console has stored in the browser, after it was said what that is; the console then starts anew. */
export function ClearLocalData() {
  const t = useText(clearLocalDataText)
  const [isAsking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)

  function cancel() {
    setAsking(false)
    // The button comes back with the next drawing.
    setTimeout(() => opener.current?.focus())
  }

  if (isAsking) return <Question onCancelled={cancel} />
  return (
    <Button ref={opener} kind="plain-danger" onClick={() => setAsking(true)}>
      {t.clear}
    </Button>
  )
}

function Question({ onCancelled }: { onCancelled: () => void }) {
  const t = useText(clearLocalDataText)
  const [clearing, setClearing] = useState<Clearing>()
  const cancelButton = useRef<HTMLButtonElement>(null)
  useEffect(() => cancelButton.current?.focus(), [])
  const isRunning = clearing === 'running' || clearing === 'waiting'

  async function clear() {
    setClearing('running')
    try {
      await clearStored(() => setClearing('waiting'))
      // Without what the address asks for: that is cleared as well.
      location.replace(import.meta.env.BASE_URL)
    } catch {
      setClearing('failed')
    }
  }

  return (
    <div role="group" aria-label={t.clear} className={styles.stack}>
      <p>{t.question}</p>
      <ul className={styles.removed}>
        {t.removed.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p className={styles.soft}>{t.after}</p>
      <div className={styles.choice}>
        <Button ref={cancelButton} aria-disabled={isRunning} onClick={() => isRunning || onCancelled()}>
          {t.cancel}
        </Button>
        <Button kind="danger" busy={isRunning} onClick={() => void clear()}>
          {isRunning ? t.clearing : t.confirm}
        </Button>
      </div>
      <p role="alert">{clearing === 'waiting' ? t.waiting : clearing === 'failed' ? t.failed : ''}</p>
    </div>
  )
}
