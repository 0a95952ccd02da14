import { lazy, Suspense, useEffect, useState, type ComponentProps } from 'react'
import type { RunResult } from './RunResult.tsx'

type Result = typeof RunResult

let loaded: Result | undefined
const load = async () => (loaded ??= (await import('./RunResult.tsx')).RunResult)
const Loading = lazy(async () => ({ default: await load() }))

/** Fetches the code of results while nothing has run yet. Where that fails, the first result tries again. */
export function useResultAhead() {
  useEffect(() => void load().catch(() => undefined), [])
}

/** The result of a run, whose code comes after that of its page. What is there already is drawn at once. */
export function LoadedResult(props: ComponentProps<Result>) {
  const [Known] = useState(() => loaded ?? Loading)
  return (
    <Suspense fallback={null}>
      <Known {...props} />
    </Suspense>
  )
}
