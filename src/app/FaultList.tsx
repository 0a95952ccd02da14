import { faultsText, type FaultMistake, type RehearsedFault } from '../text/faults.ts'
import { useText } from '../text/sentences.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Popover.module.css'

/** Which failures are rehearsed in this tab, or why those that were set are not; and the end of them. */
export function FaultList({
  faults,
  mistake,
  onCleared,
}: {
  faults: readonly RehearsedFault[]
  mistake?: FaultMistake | undefined
  onCleared: () => void
}) {
  const t = useText(faultsText)
  return (
    <section className={styles.stack} aria-label={t.title}>
      {mistake ? (
        <Alert tone="danger">
          {t.mistakeTitle}
          <br />
          {t.mistake(mistake)}
        </Alert>
      ) : (
        <>
          <h2 className={styles.soft}>{t.title}</h2>
          <ul className={styles.faults}>
            {faults.map((fault, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- Two may be the same; they come and go from the end.
              <li key={index}>{wordsOf(fault, t)}</li>
            ))}
          </ul>
        </>
      )}
      <Button onClick={onCleared}>{t.clear}</Button>
    </section>
  )
}

function wordsOf({ on, kind, status, milliseconds, times }: RehearsedFault, t: (typeof faultsText)['en']): string {
  const how = [kind, status, milliseconds === undefined ? undefined : `${milliseconds} ms`]
  return [
    on === '' ? t.everyRequest : on,
    how.filter((it) => it !== undefined).join(' '),
    times === undefined ? [] : t.left(times),
  ]
    .flat()
    .join(' · ')
}
