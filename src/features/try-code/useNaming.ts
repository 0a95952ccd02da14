import { displayName } from '../../text/displayName.ts'
import type { AccountView } from '../../contract/account.ts'
import type { Action, Resource } from '../../domain/sharing/permission.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import type { Naming } from './stepWords.ts'

/** Accounts by name and permissions in words; what is not known stays visible as it is. */
export function useNaming(accounts: readonly AccountView[]): Naming {
  const t = useText(nounsText)
  return {
    account(appId) {
      const known = accounts.find((account) => account.appId === appId)
      return known ? displayName(known.name, appId) : appId
    },
    permission(key) {
      const [resource, action] = key.split('.')
      const words = [t.resource[resource as Resource], t.action[action as Action]] as (string | undefined)[]
      return words[0] && words[1] ? t.permission(words[0], words[1]) : key
    },
  }
}
