import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { currentEnvironmentQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useRouter } from '../../router/Router.tsx'
import { environmentsText } from '../../text/environments.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'

/** 云环境 without saying which: the one chosen under 设置 → 环境名称. */
export function CurrentEnvironmentPage() {
  const t = useText(environmentsText)
  const { navigate } = useRouter()
  const current = useQuery(currentEnvironmentQuery)
  const session = useQuery(sessionQuery)
  const environmentId = current.data?.environmentId
  useEffect(() => {
    if (environmentId) navigate(paths.items(environmentId, 'functions'), { replace: true })
  }, [environmentId, navigate])

  return (
    <Page title={t.title} intro={t.intro}>
      <Card>
        {environmentId === null && session.data ? (
          <PageState title={t.none} action={<Ways />}>
            {session.data.account.cloud === 'not-opened' ? t.noneWithoutCloud : t.noneBody}
          </PageState>
        ) : (
          <LoadState queries={[current, session]} />
        )}
      </Card>
    </Page>
  )
}

function Ways() {
  const t = useText(environmentsText)
  return (
    <p>
      <Link to={paths.shares('received')} {...buttonLook()}>
        {t.toReceived}
      </Link>
    </p>
  )
}
