import { Page } from '../components/Page.tsx'
import { PageState } from '../components/PageState.tsx'
import { paths } from '../paths.ts'
import { Link } from '../router/Link.tsx'
import { useText } from '../text/sentences.ts'
import { shellText } from '../text/shell.ts'
import { buttonLook } from '../ui/Button.tsx'

/** An address that leads nowhere, and the way back. */
export function NotFound() {
  const t = useText(shellText)
  return (
    <Page title={t.notFound}>
      <PageState
        title={t.notFoundBody}
        action={
          <Link to={paths.shares('given')} {...buttonLook('primary')}>
            {t.home}
          </Link>
        }
      />
    </Page>
  )
}
