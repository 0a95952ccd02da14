import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announceChange } from '../api/queryClient.ts'
import { useText } from '../text/sentences.ts'
import { standInText } from '../text/standIn.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './Popover.module.css'
import type { StandInControl } from './standIn.ts'

/** Chooses a world of the stand-in, or puts this one back to its start. */
export function StandInPanel({ standIn, onDone }: { standIn: StandInControl; onDone: () => void }) {
  const t = useText(standInText)
  const client = useQueryClient()
  const [isResetting, setResetting] = useState(false)

  async function reset() {
    setResetting(true)
    await standIn.reset()
    await announceChange(client)
    setResetting(false)
    showToast(t.resetDone)
    onDone()
  }

  return (
    <div className={styles.stack}>
      <p>{t.simulatedBody}</p>
      <Select
        label={t.world}
        showLabel
        value={standIn.world}
        options={[...new Set([...standIn.worlds, standIn.world])].map((value) => ({ value, label: t.worldNames[value] ?? value }))}
        onChosen={(world) => location.assign(`${import.meta.env.BASE_URL}?world=${encodeURIComponent(world)}`)}
      />
      <p className={styles.soft}>{t.transport[standIn.transport]}</p>
      <Button busy={isResetting} onClick={() => void reset()}>
        {t.reset}
      </Button>
    </div>
  )
}
