import { Unavailable } from '../api/failure.ts'
import { failuresText } from '../text/failures.ts'
import { useText } from '../text/sentences.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePageFocus } from '../ui/pageFocus.ts'
import { useCopy } from './useCopy.ts'

/** Why something could not be loaded, and the way on. */
export function LoadFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useText(failuresText)
  const reason = error instanceof Unavailable ? error.reason : 'server'
  const requestId = error instanceof Unavailable ? error.requestId : undefined
  const { copy, isCopied } = useCopy()
  const { heading } = usePageFocus()
  return (
    <Alert
      tone="danger"
      title={t.title[reason]}
      actions={
        <>
          <Button
            onClick={({ currentTarget }) => {
              // The button goes with the failure; a caller that has a better place for the focus moves it on.
              const around = currentTarget.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]') ?? heading()
              around?.focus()
              onRetry()
            }}
          >
            {t.retry}
          </Button>
          {requestId && (
            <Button kind="plain" onClick={() => copy(requestId)}>
              <Icon name={isCopied ? 'check' : 'copy'} />
              {t.copyRequestId}
            </Button>
          )}
        </>
      }
    >
      <p>{t.body[reason]}</p>
      {requestId && (
        <p>
          {t.requestId} <code>{requestId}</code>
        </p>
      )}
    </Alert>
  )
}
