import type { Refused } from '../../api/failure.ts'
import { drafts } from '../../components/editing/drafts.ts'
import type { Editing } from '../../components/editing/useEditing.ts'
import type { AccountView } from '../../contract/account.ts'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { displayName } from '../../text/displayName.ts'
import { grantsText } from '../../text/grants.ts'
import { revokeText } from '../../text/revokeShare.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import type { ConfigureShareValues } from './configureShareForm.ts'

/** What a dialog says when the share ended while it was being configured: what was chosen can be granted anew. */
export function useShareEnded(
  ended: Refused | undefined,
  { values, dropDraft }: Editing<ConfigureShareValues>,
  as: string,
  grantee: AccountView,
) {
  const t = useText(grantsText)
  const { endedByOneself } = useText(revokeText)
  const { navigate } = useRouter()
  if (!ended) return {}
  const shareAgain = () => {
    dropDraft()
    // 添加共享 picks its draft up from here.
    drafts.write(`share-environments.${as}`, { values: { appId: grantee.appId, rows: values.rows } })
    navigate(paths.shareEnvironments(), { replace: true, ignoreBlocker: true })
  }
  return {
    // Only the owner configures: what the owner ended, this account ended in another tab.
    blocked: ended.params['by'] === 'owner' ? endedByOneself(displayName(grantee.name, grantee.appId)) : t.ended,
    blockedActions: <Button onClick={shareAgain}>{t.shareAgain}</Button>,
  }
}
