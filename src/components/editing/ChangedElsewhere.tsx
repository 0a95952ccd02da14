import { useEffect, useRef, type ReactNode } from 'react'
import { editingText } from '../../text/editing.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './Editing.module.css'

export interface Conflict {
  title: string
  /** Both against what the form started from. */
  theirs: ReactNode
  mine: ReactNode
  /** What applying mine again would overwrite. */
  overlap?: ReactNode
}

interface ChangedElsewhereProps {
  conflict: Conflict
  /** Whether submitting was refused because of it: then the user waits for an answer, and gets it here. */
  isRefused: boolean
  /** What is in the form was sent, and it is not known yet what became of it: nothing of it can be changed meanwhile. */
  isLocked: boolean
  onReapplied: () => void
  onDropped: () => void
}

/** Another change came first: theirs and mine side by side, and nothing lost or overwritten without being asked. */
export function ChangedElsewhere({ conflict, isRefused, isLocked, onReapplied, onDropped }: ChangedElsewhereProps) {
  const t = useText(editingText)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isRefused) alert.current?.focus()
  }, [isRefused])
  return (
    <Alert
      ref={alert}
      tone="warning"
      title={conflict.title}
      actions={
        !isLocked && (
          <>
            <Button onClick={onReapplied}>{t.reapply}</Button>
            <Button kind="plain-danger" onClick={onDropped}>
              {t.dropMine}
            </Button>
          </>
        )
      }
    >
      <div className={styles.sides}>
        {conflict.theirs}
        {conflict.mine}
      </div>
      {conflict.overlap}
    </Alert>
  )
}
