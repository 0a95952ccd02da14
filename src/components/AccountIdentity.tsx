import type { AccountView } from '../contract/account.ts'
import { nounsText } from '../text/nouns.ts'
import { useText } from '../text/sentences.ts'
import styles from './AccountIdentity.module.css'
import { AppIdText } from './AppIdText.tsx'
import { Avatar } from './Avatar.tsx'
import { Marked } from './Marked.tsx'
import { displayName } from '../text/displayName.ts'

/** Who an account is: never its name alone, since a name is no identity. */
export function AccountIdentity({
  account,
  beside,
  entity,
  isSimilar = false,
  sought,
}: {
  account: AccountView
  /** The name of the account it stands beside: what both begin with is no help in telling them apart. */
  beside?: string
  entity?: string
  isSimilar?: boolean
  /** A search whose words are marked where they occur. */
  sought?: string
}) {
  const t = useText(nounsText)
  const name = displayName(account.name, account.appId)
  return (
    <div className={styles.identity}>
      <Avatar account={account} beside={beside} />
      <bdi className={styles.name} title={name}>
        <Marked text={name} sought={sought} />
      </bdi>
      <span className={styles.meta}>
        <AppIdText appId={account.appId} sought={sought} />
        {t.kind[account.kind].replaceAll(' ', '\u00a0')}
        {entity && <span>{entity}</span>}
        {isSimilar && <span className={styles.similar}>{t.similarName}</span>}
      </span>
    </div>
  )
}
