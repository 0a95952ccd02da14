import { useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../api/session.ts'
import type { AccountView } from '../contract/account.ts'
import { avatarLetter } from '../text/avatarLetter.ts'
import styles from './Avatar.module.css'

/**
 * In place of an account's picture: the letter its name differs by, on a colour that belongs to its AppID, with a sign of its
 * kind in the corner. `beside` is the name of the account it stands beside; where none is given, of the acting one.
 */
export function Avatar({
  account: { appId, name, kind },
  beside,
}: {
  account: AccountView
  beside?: string | undefined
}) {
  // Only read: in every row of a list an observer would be dear, and where none is given the session has been there for long.
  const client = useQueryClient()
  const other = beside ?? client.getQueryData(sessionQuery.queryKey)?.account.name
  return (
    <span className={`${styles.avatar} ${styles[kind]} ${styles[`colour${colourOf(appId)}`]}`} aria-hidden="true">
      {avatarLetter(name, appId, other)}
    </span>
  )
}

/** One of twelve, from the whole AppID: those that differ in a few characters only should not look alike. */
export function colourOf(appId: string): number {
  let hash = 0
  for (const character of appId) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % 12
}
