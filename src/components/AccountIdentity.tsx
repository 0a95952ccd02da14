import type { AccountView } from '../contract/account.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import styles from './AccountIdentity.module.css'
import { AppIdText } from './AppIdText.tsx'
import { Avatar } from './Avatar.tsx'
import { displayName } from '../text/displayName.ts'

/** Who an account is: never its name alone, since a name is no identity. */
export function AccountIdentity({
  account,
  entity,
  isSimilar = false,
}: {
  account: AccountView
  entity?: string
  isSimilar?: boolean
}) {
  const t = useText(nounsText)
  const name = displayName(account.name, account.appId)
  return (
    <div className={styles.identity}>
      <Avatar appId={account.appId} name={name} />
      <bdi className={styles.name} title={name}>
        {name}
      </bdi>
      <span className={styles.meta}>
        <AppIdText appId={account.appId} />
        <span>{t.kind[account.kind]}</span>
        {entity && <span>{entity}</span>}
        {isSimilar && <span className={styles.similar}>{t.similarName}</span>}
      </span>
    </div>
  )
}
