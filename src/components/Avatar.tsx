import type { AccountView } from '../contract/account.ts'
import { avatarLetter } from '../text/avatarLetter.ts'
import styles from './Avatar.module.css'

/**
 * In place of an account's picture: the letter its name differs by, on a colour that belongs to its AppID, with a sign of its
 * kind in the corner. `beside` is the name of the account it stands beside.
 */
export function Avatar({
  account: { appId, name, kind },
  beside,
}: {
  account: AccountView
  beside?: string | undefined
}) {
  return (
    <span className={`${styles.avatar} ${styles[kind]} ${styles[`colour${colourOf(appId)}`]}`} aria-hidden="true">
      {avatarLetter(name, appId, beside)}
    </span>
  )
}

/** One of twelve, from the whole AppID: those that differ in a few characters only should not look alike. */
export function colourOf(appId: string): number {
  let sum = 0
  for (const character of appId) sum = (sum * 31 + character.charCodeAt(0)) % 9973
  return sum % 12
}
