import type { Refused } from '../../api/failure.ts'
import { drafts } from '../../components/drafts.ts'
import type { GrantRow } from '../../components/grants/grantRows.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Button } from '../../ui/Button.tsx'

/** What a dialog says when the share ended while it was being configured: what was chosen can be granted anew. */
export function useShareEnded(
  ended: Refused | undefined,
  { as, grantee, rows }: { as: string; grantee: string; rows: GrantRow[] },
) {
  const t = useText(grantsText)
  const sentence = useRefusalSentence()
  const { navigate } = useRouter()
  if (!ended) return {}
  const shareAgain = () => {
    // 添加共享 picks its draft up from here.
    drafts.write(`share-environments.${as}`, { values: { appId: grantee, rows } })
    navigate(paths.shareEnvironments(), { replace: true, ignoreBlocker: true })
  }
  return {
    blocked: ended.params['by'] === 'owner' ? sentence(ended) : t.ended,
    blockedActions: <Button onClick={shareAgain}>{t.shareAgain}</Button>,
  }
}
