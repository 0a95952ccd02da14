import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announceChange } from '../api/queryClient.ts'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { showToast } from '../ui/toasts.ts'
import { Popover } from './Popover.tsx'
import popoverStyles from './Popover.module.css'
import styles from './Shell.module.css'
import type { StandInControl } from './standIn.ts'

/** Says at all times that the data is simulated; opened, it chooses a world and puts it back to its start. */
export function StandInBadge({ standIn }: { standIn: StandInControl }) {
  const t = useText(shellText)
  return (
    <Popover label={t.simulated} trigger={t.simulated} className={styles.badge}>
      {(close) => <StandInPanel standIn={standIn} onDone={close} />}
    </Popover>
  )
}

function StandInPanel({ standIn, onDone }: { standIn: StandInControl; onDone: () => void }) {
  const t = useText(shellText)
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
    <div className={popoverStyles.stack}>
      <p>{t.simulatedBody}</p>
      <Select
        label={t.world}
        showLabel
        value={standIn.world}
        options={[...new Set([...standIn.worlds, standIn.world])].map((value) => ({ value, label: t.worldNames[value] ?? value }))}
        onChosen={(world) => location.assign(`${import.meta.env.BASE_URL}?world=${encodeURIComponent(world)}`)}
      />
      <p className={popoverStyles.soft}>{t.transport[standIn.transport]}</p>
      <Button busy={isResetting} onClick={() => void reset()}>
        {t.reset}
      </Button>
    </div>
  )
}
