import { nextStepsText } from '../text/nextSteps.ts'
import { useSamples } from '../text/samples.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './CodeSample.module.css'
import { useCopy } from './useCopy.ts'

/** A sample to take along, in the language of the screen. It scrolls in its own box, so it can be focused. */
export function CodeSample({ code: sample, label }: { code: string; label: string }) {
  const t = useText(nextStepsText)
  const code = useSamples()(sample)
  const copy = useCopy()
  return (
    <div className={styles.sample}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reachable by keyboard. */}
      <pre className={styles.code} tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
      <div className={styles.copy}>
        <Button aria-label={`${t.copyCode} ${label}`} onClick={() => copy(code)}>
          <Icon name="copy" />
          {t.copyCode}
        </Button>
      </div>
    </div>
  )
}
