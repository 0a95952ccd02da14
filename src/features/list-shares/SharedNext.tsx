'use no memo'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Refused } from '../../api/failure.ts'
import { shareQuery } from '../../api/shares.ts'

const NextSteps = lazy(() => import('./NextSteps.tsx').then((module) => ({ default: module.NextSteps })))

/** What to do after 添加共享, above the list, until it is dismissed. */
export function SharedNext({ shareId, onDismissed }: { shareId: string; onDismissed: () => void }) {
  const { data: share, error } = useQuery(shareQuery(shareId))
  // Revoked meanwhile: then there is nothing to do next.
  if (!share || error instanceof Refused) return null
  return (
    <Suspense>
      <NextSteps share={share} onDismissed={onDismissed} />
    </Suspense>
  )
}
