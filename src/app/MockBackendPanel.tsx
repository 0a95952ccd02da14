import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { announceChange } from '../api/queryClient.ts'
import { useText } from '../text/sentences.ts'
import { mockBackendText } from '../text/mockBackend.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { useToast } from '../ui/toasts.ts'
import { FaultList } from './FaultList.tsx'
import { useFaults } from './useFaults.ts'
import { ClearLocalData } from './ClearLocalData.tsx'
import styles from './Popover.module.css'
import type { MockBackendControl } from './mockBackend.ts'

/** Chooses a scenario of the mock backend, or puts the present one back to its start. */
export function MockBackendPanel({ mockBackend, onDone }: { mockBackend: MockBackendControl; onDone: () => void }) {
  const t = useText(mockBackendText)
  const showToast = useToast()
  const client = useQueryClient()
  const [isResetting, setResetting] = useState(false)
  const { active, mistake } = useFaults(mockBackend)
  const [scenario, setScenario] = useState(mockBackend.scenario)

  async function reset() {
    setResetting(true)
    await mockBackend.reset()
    await announceChange(client)
    setResetting(false)
    showToast(t.resetDone)
    onDone()
  }

  function switchScenario() {
    if (scenario !== mockBackend.scenario)
      location.assign(`${import.meta.env.BASE_URL}?world=${encodeURIComponent(scenario)}`)
  }

  return (
    <div className={styles.stack}>
      <p>{t.simulatedBody}</p>
      <div className={styles.choice}>
        <Select
          label={t.scenario}
          showLabel
          value={scenario}
          options={[...new Set([...mockBackend.scenarios, mockBackend.scenario])].map((value) => ({
            value,
            label: t.scenarioNames[value] ?? value,
          }))}
          onChosen={setScenario}
        />
        {/* A world is opened anew: going through the choices with the keyboard must not do it. */}
        <Button aria-disabled={scenario === mockBackend.scenario} onClick={switchScenario}>
          {t.switch}
        </Button>
      </div>
      {(active.length > 0 || mistake) && (
        <FaultList faults={active} mistake={mistake} onCleared={mockBackend.faults.clear} />
      )}
      <p className={styles.soft}>{t.transport[mockBackend.transport]}</p>
      <Button busy={isResetting} onClick={() => void reset()}>
        {t.reset}
      </Button>
      <ClearLocalData />
    </div>
  )
}
