import { useState } from 'react'
import type { ConsoleLine, RunReport } from '../../contract/run.ts'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './RunResult.module.css'

/** What a run printed. Browsers draw no line that is not seen, and long lines are cut until they are opened. */
export function ConsoleLines({ lines, moreLines }: Pick<RunReport, 'lines' | 'moreLines'>) {
  const t = useText(tryText)
  if (lines.length === 0 && moreLines === 0) return <p className={styles.note}>{t.noLines}</p>
  return (
    <>
      <div
        className={styles.console}
        data-many={lines.length > fewLines}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="region"
        aria-label={t.console}
      >
        <ol>
          {lines.map((line, index) => (
            // Lines stay as they came; two of them may say the same.
            // oxlint-disable-next-line react/no-array-index-key
            <Line key={index} line={line} />
          ))}
        </ol>
      </div>
      {moreLines > 0 && <p className={styles.note}>{t.moreLines(moreLines)}</p>}
    </>
  )
}

/** As many as are laid out at once without a thought. */
const fewLines = 50
/** A line as long as this fills most of the box by itself. */
const shown = 400

function Line({ line: { source, level, text } }: { line: ConsoleLine }) {
  const t = useText(tryText)
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > shown
  return (
    <li className={styles.line} data-level={level}>
      <span className={styles.source}>
        {source === 'caller' ? t.callerSource : source} · {t.level[level]}
      </span>
      <span className={styles.text}>{isLong && !isOpen ? `${beginningOf(text)}…` : text}</span>
      {isLong && (
        <Button kind="plain" aria-expanded={isOpen} className={styles.open ?? ''} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.cutLine : t.wholeLine(text.length)}
        </Button>
      )}
    </li>
  )
}

/** Its first characters, and not half of the last. */
function beginningOf(text: string): string {
  const isHalved = /[\uD800-\uDBFF]/.test(text.charAt(shown - 1))
  return text.slice(0, isHalved ? shown - 1 : shown)
}
