'use no memo'

import type { KeyboardEvent } from 'react'
import { directions, type Direction } from '../../domain/sharing/share.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useRouter } from '../../router/Router.tsx'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import tabStyles from '../../ui/Tabs.module.css'
import styles from './DirectionTabs.module.css'

/** The two lists as tabs that are links: each has its address. Arrow keys move between them (W3C APG, automatic). */
export function DirectionTabs({
  direction,
  counts,
}: {
  direction: Direction
  counts: { given: number; received: number } | undefined
}) {
  const t = useText(sharesText)
  const { navigate } = useRouter()

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: 0, End: 0 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const target =
      event.key === 'Home'
        ? 'given'
        : event.key === 'End'
          ? 'received'
          : directions.find((other) => other !== direction)
    if (!target || target === direction) return
    document.getElementById(`tab-${target}`)?.focus()
    navigate(paths.shares(target))
  }

  return (
    <div role="tablist" tabIndex={-1} aria-label={t.directions} className={tabStyles.tabs} onKeyDown={move}>
      {directions.map((each) => (
        <Link
          key={each}
          to={paths.shares(each)}
          role="tab"
          id={`tab-${each}`}
          aria-selected={each === direction}
          tabIndex={each === direction ? 0 : -1}
          className={tabStyles.tab}
        >
          {t[each]}
          {counts && (
            <span className={styles.count} aria-hidden="true">
              {counts[each]}
            </span>
          )}
        </Link>
      ))}
    </div>
  )
}
