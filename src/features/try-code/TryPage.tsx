import { useQuery } from '@tanstack/react-query'
import { ownEnvironmentsQuery, receivedEnvironmentsQuery } from '../../api/environments.ts'
import { hasNoPlayground, playgroundQuery } from '../../api/runs.ts'
import { sessionQuery } from '../../api/session.ts'
import { failedOf, LoadState } from '../../components/LoadState.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useLocation } from '../../router/Router.tsx'
import { useText } from '../../text/sentences.ts'
import { tryText } from '../../text/try.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { choicesOf } from './reachableEnvironment.ts'
import { Playground } from './Playground.tsx'
import { readTryState } from './tryState.ts'
import { useCallers } from './useCallers.ts'

/** 调试: code of any account run against what the acting one owns or receives. */
export function TryPage() {
  const t = useText(tryText)
  const session = useQuery(sessionQuery)
  const state = readTryState(useLocation().search)
  const { accounts: callers, ...calling } = useCallers(state.caller, session.data?.account)
  const own = useQuery(ownEnvironmentsQuery)
  const received = useQuery(receivedEnvironmentsQuery)
  // Whether it can run anything is said when something is run.
  useQuery(playgroundQuery)
  const queries = [session, calling.query, own, received]
  const failed = failedOf(queries)
  const isLoaded = session.data && callers && own.data && received.data
  const environments = isLoaded ? choicesOf(session.data.account, own.data.items, received.data.items) : []
  // One that the address names is tried even where nothing can be reached.
  const isEmpty = environments.length === 0 && state.environment === ''

  return (
    <Page title={t.title} intro={t.intro}>
      {!isLoaded ? (
        <Card>
          {failed?.error && hasNoPlayground(failed.error) ? (
            <PageState title={t.noPlayground}>{t.noPlaygroundBody}</PageState>
          ) : (
            <LoadState queries={queries} />
          )}
        </Card>
      ) : isEmpty ? (
        <Card>
          <PageState
            title={t.noEnvironment}
            action={
              <Link {...buttonLook()} to={paths.shares('received')}>
                {t.toShares}
              </Link>
            }
          >
            {t.noEnvironmentBody}
          </PageState>
        </Card>
      ) : (
        <Playground
          acting={session.data.account}
          callers={callers}
          callerSearch={calling.search}
          environments={environments}
        />
      )}
    </Page>
  )
}
