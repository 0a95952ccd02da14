import { Page } from '../components/Page.tsx'
import { PageState } from '../components/PageState.tsx'
import { paths } from '../paths.ts'
import { Link } from '../router/Link.tsx'
import { notFoundText } from '../text/notFound.ts'
import { useText } from '../text/sentences.ts'
import { buttonLook } from '../ui/Button.tsx'

/** An address that leads nowhere, and the way back. */
export function NotFound() {
  const t = useText(notFoundText)
  return (
    <Page title={t.title}>
      <PageState
        title={t.body}
        action={
          <Link to={paths.shares('given')} {...buttonLook('primary')}>
            {t.home}
          </Link>
        }
      />
    </Page>
  )
}
