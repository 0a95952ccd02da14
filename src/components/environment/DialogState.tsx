import { Refused } from '../../api/failure.ts'
import { dialogText } from '../../text/dialogs.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, type DialogProps } from '../../ui/Dialog.tsx'
import { LoadFailure } from '../LoadFailure.tsx'
import { failedOf, LoadState } from '../LoadState.tsx'
import { useRefusalSentence } from '../WriteFailure.tsx'
import type { EnvironmentAccess } from './useEnvironment.ts'

interface DialogStateProps extends Pick<DialogProps, 'size' | 'initialFocus'> {
  title: string
  access?: EnvironmentAccess
  queries: readonly { error: Error | null; data: unknown; refetch: () => unknown }[]
  /** What it is about is not there. */
  missing?: string | undefined
  onClose: () => void
}

/** A dialog that has nothing to show yet, or never will: on its way, failed, refused, or about something that is not there. */
export function DialogState({ title, access, queries, missing, onClose, ...rest }: DialogStateProps) {
  const d = useText(dialogText)
  const sentence = useRefusalSentence()
  const error = access && 'error' in access ? access.error : failedOf(queries)?.error
  const told = error instanceof Refused ? sentence(error) : error ? undefined : missing
  return (
    <Dialog
      {...rest}
      title={title}
      closeLabel={d.close}
      onClose={onClose}
      footer={<Button onClick={onClose}>{d.close}</Button>}
    >
      {told !== undefined ? (
        <Alert tone="warning" title={told} />
      ) : access?.state === 'failed' ? (
        <LoadFailure error={access.error} onRetry={access.retry} />
      ) : (
        <LoadState queries={queries} />
      )}
    </Dialog>
  )
}
