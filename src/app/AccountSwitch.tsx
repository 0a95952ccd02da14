import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { sessionQuery } from '../api/session.ts'
import { displayName } from '../components/displayName.ts'
import { failuresText } from '../text/failures.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from './Popover.tsx'
import styles from './Shell.module.css'

const Personas = lazy(() => import('./Personas.tsx').then((module) => ({ default: module.Personas })))

/** Who acts in this tab; opened, somebody else can. */
export function AccountSwitch() {
  const t = useText(shellText)
  const { kind } = useText(nounsText)
  const f = useText(failuresText)
  const { data, isError, refetch } = useQuery(sessionQuery)
  if (!data) {
    if (!isError) return <div className={styles.accountPlaceholder} />
    return (
      <Button onClick={() => void refetch()}>
        {f.title.server} · {f.retry}
      </Button>
    )
  }
  const { account } = data
  const trigger = (
    <>
      <span className={styles.accountText}>
        <bdi className={styles.accountName}>{displayName(account.name, account.appId)}</bdi>
        <span className={styles.accountMeta}>
          {kind[account.kind]} {account.appId}
        </span>
      </span>
      <Icon name="down" />
    </>
  )
  return (
    <Popover label={t.personas} trigger={trigger} className={styles.account}>
      {(close) => <Personas acting={account.appId} onChosen={close} />}
    </Popover>
  )
}
