import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../../api/failure.ts'
import { shareQuery } from '../../api/shares.ts'
import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { CodeSample } from '../../components/CodeSample.tsx'
import { LoadState } from '../../components/LoadState.tsx'
import { snippetsFor } from '../../domain/cloud/snippets.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { ShareView } from '../../contract/share.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { dialogText } from '../../text/dialogs.ts'
import { useText } from '../../text/sentences.ts'
import { snippetsText } from '../../text/snippets.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { CallerTabs } from './CallerTabs.tsx'
import styles from './SnippetsDialog.module.css'
import { SnippetWarnings } from './SnippetWarnings.tsx'

/** 接入代码: what both sides write for a share, with the real ids in place. */
export function SnippetsDialog({ shareId }: { shareId: string }) {
  const t = useText(snippetsText)
  const d = useText(dialogText)
  const sentence = useRefusalSentence()
  const { leave } = useRouter()
  const location = useLocation()
  const share = useQuery(shareQuery(shareId))
  // Both lists lead here; it goes back to the one it lies over.
  const direction = location.path.startsWith(paths.shares('received')) ? 'received' : 'given'
  const close = () => leave(paths.shares(direction, location.search))
  return (
    <Dialog
      title={t.title}
      closeLabel={d.close}
      size="large"
      onClose={close}
      footer={<Button onClick={close}>{d.close}</Button>}
    >
      {share.error instanceof Refused ? (
        <Alert tone="warning" title={sentence(share.error)} />
      ) : share.data ? (
        <ShareSnippets share={share.data} search={location.search} />
      ) : (
        <LoadState queries={[share]} />
      )}
    </Dialog>
  )
}

function ShareSnippets({ share, search }: { share: ShareView; search: string }) {
  const t = useText(snippetsText)
  const [environmentId, setEnvironmentId] = useState('')
  const snippets = snippetsFor(share, environmentId)
  if (!snippets) return null
  const { environment, warnings } = snippets
  return (
    <>
      <AccountIdentity account={share.direction === 'given' ? share.grantee : share.owner} />
      {share.grants.length > 1 ? (
        <Select
          label={t.environment}
          showLabel
          value={environment.id}
          options={share.grants.map((grant) => ({ value: grant.environment.id, label: grant.environment.id }))}
          onChosen={setEnvironmentId}
        />
      ) : (
        <p>
          {t.environment} <code className={styles.id}>{environment.id}</code>
        </p>
      )}
      <SnippetWarnings
        key={environment.id}
        share={share}
        environment={environment}
        warnings={warnings}
        search={search}
      />
      <section className={styles.side} aria-labelledby="snippets-owner">
        <h3 id="snippets-owner">{t.ownerSide}</h3>
        <p>{t.readiness[environment.authFunction]}</p>
        <details key={environment.id} open={environment.authFunction !== 'deployed'}>
          <summary className={styles.summary}>{t.showExample}</summary>
          <p className={styles.soft}>{t.authBody}</p>
          <CodeSample code={authFunctionSample} label={t.authFunction} />
        </details>
      </section>
      <section className={styles.side} aria-labelledby="snippets-caller">
        <h3 id="snippets-caller">{t.callerSide}</h3>
        <CallerTabs snippets={snippets} grantee={share.grantee.kind} />
      </section>
    </>
  )
}
