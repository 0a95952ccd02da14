import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { languages } from '../text/sentences.ts'
import { uncaughtText } from '../text/uncaught.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './UncaughtNote.module.css'

/** Puts a note of it beside the page, where no dialog hides it. It needs nothing of the console, which may be what failed. */
export function showUncaught(error: unknown) {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const close = () => {
    root.unmount()
    place.remove()
  }
  root.render(<UncaughtNote diagnostics={diagnosticsOf(error)} onClose={close} />)
}

function UncaughtNote({ diagnostics, onClose }: { diagnostics: string; onClose: () => void }) {
  const language = languages.find((each) => each === document.documentElement.lang) ?? 'zh-CN'
  const t = uncaughtText[language]
  const [copying, setCopying] = useState<'copied' | 'failed'>()
  const copy = () =>
    navigator.clipboard.writeText(diagnostics).then(
      () => setCopying('copied'),
      () => setCopying('failed'),
    )
  return (
    <div className={styles.note} aria-live="polite">
      <Alert
        tone="danger"
        title={t.title}
        actions={
          <>
            <Button kind="primary" onClick={() => void copy()}>
              {copying === 'copied' ? t.copied : t.copy}
            </Button>
            <Button onClick={() => location.reload()}>{t.reload}</Button>
            <Button kind="plain" onClick={onClose}>
              {t.close}
            </Button>
          </>
        }
      >
        <p>{t.body}</p>
        {copying === 'failed' && (
          <>
            <p>{t.copyFailed}</p>
            <pre className={styles.diagnostics}>{diagnostics}</pre>
          </>
        )}
      </Alert>
    </div>
  )
}

/** What someone who looks into it needs. Nothing of what a person typed or is shown. */
function diagnosticsOf(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : { name: typeof error, message: String(error) }
  return [
    `time: ${new Date().toISOString()}`,
    `address: ${location.href}`,
    `browser: ${navigator.userAgent}`,
    `language: ${document.documentElement.lang}`,
    `console: ${import.meta.url}`,
    `error: ${name}: ${message}`.slice(0, 2000),
    (stack ?? '').slice(0, 4000),
  ].join('\n')
}
