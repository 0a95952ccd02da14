import { nextStepsText } from '../text/nextSteps.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './CodeBox.module.css'
import { useCopy } from './useCopy.ts'

/** Code to take along. It scrolls in its own box, so it can be focused. */
export function CodeBox({ code, label }: { code: string; label: string }) {
  const t = useText(nextStepsText)
  const { copy, isCopied } = useCopy()
  return (
    <div className={styles.sample}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reachable by keyboard. */}
      <pre className={styles.code} translate="no" tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
      <div className={styles.copy}>
        <Button aria-label={`${t.copyCode} ${label}`} onClick={() => copy(code)}>
          <Icon name={isCopied ? 'check' : 'copy'} />
          {t.copyCode}
        </Button>
      </div>
    </div>
  )
}
