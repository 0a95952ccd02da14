import { lazy } from 'react'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Popover } from './Popover.tsx'
import { useFaults } from './useFaults.ts'
import styles from './Shell.module.css'
import type { MockBackendControl } from './mockBackend.ts'

/** Never drawn where there is a real backend: a build for one has none of its code (tools/noMockBackend.mjs). */
const MockBackendPanel = import.meta.env.VITE_API_URL
  ? () => null
  : lazy(() => import('./MockBackendPanel.tsx').then((module) => ({ default: module.MockBackendPanel })))

/** Says at all times that the data is simulated; opened, it chooses a scenario or puts it back to its start. */
export function MockBackendBadge({ mockBackend }: { mockBackend: MockBackendControl }) {
  const t = useText(shellText)
  const { active, mistake } = useFaults(mockBackend)
  const faults = mistake ? t.faultsMistaken : active.length > 0 ? t.faults(active.length) : ''
  return (
    <Popover label={t.simulated} trigger={<span>{t.simulated + faults}</span>} className={styles.badge}>
      {(close) => <MockBackendPanel mockBackend={mockBackend} onDone={close} />}
    </Popover>
  )
}
