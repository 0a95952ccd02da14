import { useSyncExternalStore } from 'react'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import type { MockBackendControl } from './mockBackend.ts'

/** Says, for as long as it is so, that changes are not kept or not possible. */
export function StorageNotice({ mockBackend: { storage, outdated } }: { mockBackend: MockBackendControl }) {
  const t = useText(shellText)
  const isOutdated = useSyncExternalStore(outdated.listen, outdated.is, outdated.is)
  if (isOutdated)
    return (
      <Alert tone="warning" actions={<Button onClick={() => location.reload()}>{t.refresh}</Button>}>
        {t.outdated}
      </Alert>
    )
  if (storage === 'indexeddb') return null
  if (storage === 'no-storage') return <Alert tone="warning">{t.notKept}</Alert>
  return (
    <Alert tone="warning" actions={<a href={`${import.meta.env.BASE_URL}?storage=indexeddb`}>{t.useStored}</a>}>
      {t.notKeptAsChosen}
    </Alert>
  )
}
