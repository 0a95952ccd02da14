import { failuresText } from '../text/failures.ts'
import { formatMoment, useLanguage, useText } from '../text/sentences.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

/** What was there stays where it is when asking again failed (F07). */
export function StaleNotice({ since, onRetry }: { since: number; onRetry: () => void }) {
  const t = useText(failuresText)
  const time = formatMoment(new Date(since).toISOString(), useLanguage()).split(' ').at(-1) ?? ''
  return <Alert tone="warning" title={t.stale(time)} actions={<Button onClick={onRetry}>{t.retry}</Button>} />
}
