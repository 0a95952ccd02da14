'use no memo'
import { lazy } from 'react'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Popover } from './Popover.tsx'
import styles from './Shell.module.css'
import type { StandInControl } from './standIn.ts'

const StandInPanel = lazy(() => import('./StandInPanel.tsx').then((module) => ({ default: module.StandInPanel })))

/** Says at all times that the data is simulated; opened, it chooses a world and puts it back to its start. */
export function StandInBadge({ standIn }: { standIn: StandInControl }) {
  const t = useText(shellText)
  return (
    <Popover label={t.simulated} trigger={t.simulated} className={styles.badge}>
      {(close) => <StandInPanel standIn={standIn} onDone={close} />}
    </Popover>
  )
}
