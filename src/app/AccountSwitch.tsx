import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode } from 'react'
import { sessionQuery } from '../api/session.ts'
import { Avatar } from '../components/Avatar.tsx'
import type { FoundAccount } from '../contract/account.ts'
import { displayName } from '../text/displayName.ts'
import { failuresText } from '../text/failures.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from './Popover.tsx'
import styles from './AccountSwitch.module.css'

/** Never drawn where there is a real backend: a build for one has none of its code (tools/noMockBackend.mjs). */
const Personas = import.meta.env.VITE_API_URL
  ? () => null
  : lazy(() => import('./Personas.tsx').then((module) => ({ default: module.Personas })))

/** Which account acts in this tab; opened, another one can. */
export function AccountSwitch({ onAccount }: { onAccount: (appId: string) => void }) {
  const t = useText(shellText)
  return (
    <WithAccount>
      {(account) => (
        <Popover
          label={t.personas}
          trigger={
            <>
              <Avatar account={account} />
              <AccountName account={account} />
              <Icon name="down" />
            </>
          }
          className={styles.account}
          isTall
        >
          {(close) => <Personas acting={account} onAccount={onAccount} onChosen={close} />}
        </Popover>
      )}
    </WithAccount>
  )
}

/** Which account acts, where a sign-in decides that. */
export function ActingAccount() {
  return (
    <WithAccount>
      {(account) => (
        <div className={styles.signedIn}>
          <Avatar account={account} />
          <AccountName account={account} />
        </div>
      )}
    </WithAccount>
  )
}

function WithAccount({ children }: { children: (account: FoundAccount) => ReactNode }) {
  const f = useText(failuresText)
  const { data, isError, refetch } = useQuery(sessionQuery)
  if (data) return children(data.account)
  if (!isError) return <div className={styles.accountPlaceholder} />
  return (
    <Button onClick={() => void refetch()}>
      {f.title.server} · {f.retry}
    </Button>
  )
}

function AccountName({ account: { appId, kind, name } }: { account: FoundAccount }) {
  const { kind: kinds } = useText(nounsText)
  return (
    <span className={styles.accountText}>
      <bdi className={styles.accountName}>{displayName(name, appId)}</bdi>
      <span className={styles.accountMeta}>
        {kinds[kind]} {appId}
      </span>
    </span>
  )
}
