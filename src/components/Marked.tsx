import { lazy, Suspense } from 'react'

const Marks = lazy(() => import('./Marks.tsx').then((it) => ({ default: it.Marks })))

/** A text with what a search found in it marked; without a search it is the text alone, and nothing is loaded. */
export function Marked({ text, sought = '' }: { text: string; sought?: string | undefined }) {
  if (sought === '') return text
  return (
    <Suspense fallback={text}>
      <Marks text={text} sought={sought} />
    </Suspense>
  )
}
