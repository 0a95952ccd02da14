import type { Refused } from '../../api/failure.ts'
import { drafts } from '../../components/drafts.ts'
import type { GrantRow } from '../../components/grants/grantRows.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import { paths } from '../../paths.ts'
import { useRouter } from '../../router/Router.tsx'
import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'

/** The share ended while it was being configured: what was chosen can be granted anew. */
export function ShareEnded({
  as,
  error,
  grantee,
  rows,
  onLeaving,
}: {
  as: string
  error: Refused
  grantee: string
  rows: GrantRow[]
  onLeaving: () => void
}) {
  const t = useText(grantsText)
  const sentence = useRefusalSentence()
  const { navigate } = useRouter()
  const shareAgain = () => {
    // 添加共享 picks its draft up from here.
    drafts.write(`share-environments.${as}`, { appId: grantee, rows })
    onLeaving()
    navigate(paths.shareEnvironments(), { replace: true })
  }
  return (
    <Alert
      tone="warning"
      title={error.params['by'] === 'owner' ? sentence(error) : t.ended}
      actions={<Button onClick={shareAgain}>{t.shareAgain}</Button>}
    />
  )
}
