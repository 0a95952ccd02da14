import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announceChange } from '../api/queryClient.ts'
import { useText } from '../text/sentences.ts'
import { mockBackendText } from '../text/mockBackend.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { useToast } from '../ui/toasts.ts'
import styles from './Popover.module.css'
import type { MockBackendControl } from './mockBackend.ts'

/** Chooses a scenario of the mock backend, or puts the present one back to its start. */
export function MockBackendPanel({ mockBackend, onDone }: { mockBackend: MockBackendControl; onDone: () => void }) {
  const t = useText(mockBackendText)
  const showToast = useToast()
  const client = useQueryClient()
  const [isResetting, setResetting] = useState(false)

  async function reset() {
    setResetting(true)
    await mockBackend.reset()
    await announceChange(client)
    setResetting(false)
    showToast(t.resetDone)
    onDone()
  }

  return (
    <div className={styles.stack}>
      <p>{t.simulatedBody}</p>
      <Select
        label={t.scenario}
        showLabel
        value={mockBackend.scenario}
        options={[...new Set([...mockBackend.scenarios, mockBackend.scenario])].map((value) => ({
          value,
          label: t.scenarioNames[value] ?? value,
        }))}
        onChosen={(name) => location.assign(`${import.meta.env.BASE_URL}?world=${encodeURIComponent(name)}`)}
      />
      <p className={styles.soft}>{t.transport[mockBackend.transport]}</p>
      <Button busy={isResetting} onClick={() => void reset()}>
        {t.reset}
      </Button>
    </div>
  )
}
