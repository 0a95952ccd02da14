import { Refused } from '../../api/failure.ts'
import { dialogText } from '../../text/dialogs.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, type DialogProps } from '../../ui/Dialog.tsx'
import { failedOf, LoadState, type Query } from '../LoadState.tsx'
import { useRefusalSentence } from '../WriteFailure.tsx'

interface DialogStateProps extends Pick<DialogProps, 'size' | 'initialFocus'> {
  title: string
  queries: readonly Query[]
  /** What it is about is not there. */
  missing?: string | undefined
  onClose: () => void
}

/** A dialog that has nothing to show yet, or never will: on its way, failed, refused, or about something that is not there. */
export function DialogState({ title, queries, missing, onClose, ...rest }: DialogStateProps) {
  const d = useText(dialogText)
  const sentence = useRefusalSentence()
  const error = failedOf(queries)?.error
  const told = error instanceof Refused ? sentence(error) : error ? undefined : missing
  return (
    <Dialog
      {...rest}
      title={title}
      closeLabel={d.close}
      closesOutside
      onClose={onClose}
      footer={<Button onClick={onClose}>{d.close}</Button>}
    >
      {told === undefined ? <LoadState queries={queries} /> : <Alert tone="warning" title={told} />}
    </Dialog>
  )
}
