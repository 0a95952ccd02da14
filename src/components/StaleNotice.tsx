import { failuresText } from '../text/failures.ts'
import { formatTime } from '../text/dateTime.ts'
import { useText } from '../text/sentences.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

/** Tells that what is shown is old, because asking again failed (F07). */
export function StaleNotice({ since, onRetry }: { since: number; onRetry: () => void }) {
  const t = useText(failuresText)
  return (
    <Alert
      tone="warning"
      title={t.stale(formatTime(new Date(since)))}
      actions={<Button onClick={onRetry}>{t.retry}</Button>}
    />
  )
}
