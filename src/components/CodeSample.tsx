import { useSamples } from '../text/samples.ts'
import { CodeBox } from './CodeBox.tsx'

/** A sample to take along, in the language of the screen. */
export function CodeSample({ code, label }: { code: string; label: string }) {
  const inLanguage = useSamples()
  return <CodeBox code={inLanguage(code)} label={label} />
}
