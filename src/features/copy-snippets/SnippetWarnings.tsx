import type { SnippetWarning } from '../../domain/cloud/snippets.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import type { ShareView } from '../../contract/share.ts'
import { cloudErrors } from '../../domain/cloud/cloudErrors.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import { snippetsText } from '../../text/snippets.ts'
import { Alert } from '../../ui/Alert.tsx'
import styles from './SnippetsDialog.module.css'

interface SnippetWarningsProps {
  share: ShareView
  environment: EnvironmentView
  warnings: readonly SnippetWarning[]
  search: string
}

/** What callers get for each reason a call would fail now. */
const codes = {
  'environment-unavailable': cloudErrors['environment-not-found'].errCode,
  'auth-missing': cloudErrors['function-not-found'].errCode,
  'auth-broken': cloudErrors['auth-answer-wrong'].errCode,
  'invoke-missing': cloudErrors['permission-missing'].errCode,
} as const satisfies Record<SnippetWarning['reason'], number>

/** Why the code below would fail now, and a link to mend it for the side that can. */
export function SnippetWarnings({ share, environment, warnings, search }: SnippetWarningsProps) {
  const t = useText(snippetsText)
  const { status } = useText(nounsText)
  if (warnings.length === 0) return null
  return (
    <Alert tone="warning" title={t.failing}>
      <ul className={styles.warnings}>
        {warnings.map(({ reason, turn, way }) => (
          <li key={reason}>
            {t.reason[reason](codes[reason], status[environment.status])} {turn === 'owner' && t.ownersTurn}
            {way && (
              <Link
                to={
                  way === 'functions'
                    ? paths.items(environment.id, 'functions')
                    : paths.configureShare(share.id, search)
                }
              >
                {t.way[way]}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
