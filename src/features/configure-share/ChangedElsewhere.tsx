import { useEffect, useRef } from 'react'
import { GrantChanges } from '../../components/grants/GrantChanges.tsx'
import type { RowChange } from '../../components/grants/grantRows.ts'
import type { Catalogue } from '../../domain/permission.ts'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './ConfigureShareForm.module.css'

interface ChangedElsewhereProps {
  /** Both against what the dialog started from. */
  theirs: readonly RowChange[]
  mine: readonly RowChange[]
  catalogue: Catalogue
  /** Whether 提交 was refused because of it: then somebody waits for an answer, and gets it here. */
  isRefused: boolean
  onReapplied: () => void
  onDropped: () => void
}

/** Somebody else was quicker: theirs and mine side by side, and nothing lost or overwritten without being asked. */
export function ChangedElsewhere({ theirs, mine, catalogue, isRefused, onReapplied, onDropped }: ChangedElsewhereProps) {
  const t = useText(grantsText)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isRefused) alert.current?.focus()
  }, [isRefused])
  return (
    <Alert
      ref={alert}
      tone="warning"
      title={t.changedElsewhere}
      actions={
        <>
          <Button onClick={onReapplied}>{t.reapply}</Button>
          <Button kind="plain-danger" onClick={onDropped}>
            {t.dropMine}
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <GrantChanges title={t.theirs} changes={theirs} catalogue={catalogue} none={t.same} />
        <GrantChanges title={t.mine} changes={mine} catalogue={catalogue} none={t.same} />
      </div>
    </Alert>
  )
}
