import { useQuery } from '@tanstack/react-query'
import { itemsQuery } from '../../api/items.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { failedOf, LoadState } from '../../components/LoadState.tsx'
import { Card } from '../../components/Page.tsx'
import { useLastSeen } from '../../components/useLastSeen.ts'
import type { AccountView } from '../../contract/account.ts'
import { authFunctionName } from '../../domain/items/item.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { Choices } from './Choices.tsx'
import { functionOf } from './codeSamples.ts'
import { likelyCaller, mayDo, type ReachableEnvironment } from './reachableEnvironment.ts'
import { ResultCard } from './ResultCard.tsx'
import styles from './TryPage.module.css'
import { readTryState, writeTryState, type TryState } from './tryState.ts'
import type { CallerSearch } from './useCallers.ts'
import { useRuns } from './useRuns.ts'
import { Workbench } from './Workbench.tsx'

interface PlaygroundProps {
  acting: AccountView
  callers: readonly AccountView[]
  callerSearch: CallerSearch
  /** Those that can be reached: at least one, unless the address names another. */
  environments: readonly ReachableEnvironment[]
}

/** What the address says is to be tried, and what has to be known of it. */
export function Playground({ acting, callers, callerSearch, environments }: PlaygroundProps) {
  const { navigate } = useRouter()
  const { search } = useLocation()
  const state = readTryState(search)
  const environment = useChosenEnvironment(state.environment, environments)
  const caller =
    callers.find(({ appId }) => appId === state.caller)?.appId ?? likelyCaller(environment, acting.appId, callers)
  const runs = useRuns(caller)
  const chosen = state.function || functionOf(state.sample) || authFunctionName

  const listed = (resource: Resource) => ({
    ...itemsQuery({ environmentId: environment.id, resource }),
    enabled: mayDo(environment, `${resource}.view`),
  })
  const functions = useQuery(listed('functions'))
  const collections = useQuery(listed('database'))
  const queries = [functions, collections]
  const failed = failedOf(queries)
  const loading = queries.filter(({ isLoading }) => isLoading)

  const go = (change: Partial<TryState>) =>
    navigate(paths.tryCode(writeTryState({ ...state, caller, environment: environment.id, ...change })), {
      replace: true,
    })
  return (
    <>
      <Card>
        <Choices
          callers={callers}
          callerSearch={callerSearch}
          caller={caller}
          environments={environments}
          environment={environment}
          sample={state.sample}
          onChosen={go}
        />
        {failed?.error && <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />}
      </Card>
      {loading.length > 0 ? (
        <div className={styles.waiting}>
          <Card>
            <LoadState queries={loading} />
          </Card>
        </div>
      ) : (
        <Workbench
          runs={runs}
          caller={caller}
          environment={environment}
          sample={state.sample}
          chosen={chosen}
          functions={functions.data?.items.filter((item) => item.resource === 'functions') ?? []}
          collectionNames={collections.data?.items.map(({ name }) => name) ?? []}
          onFunctionChosen={(name) => go({ function: name })}
        />
      )}
      <ResultCard runs={runs} acting={acting.appId} accounts={[...callers, environment.owner]} />
    </>
  )
}

/**
 * The environment of the address. One that cannot be reached is tried nevertheless: that is how the user sees at which
 * gate it ends. Whose it was is remembered, so that code written for it stays what it is when its share ends.
 */
function useChosenEnvironment(id: string, environments: readonly ReachableEnvironment[]): ReachableEnvironment {
  const found = id === '' ? environments[0] : environments.find((each) => each.id === id)
  const known = useLastSeen(found)
  if (found) return found
  const owner = known?.id === id ? known.owner : unknownOwner
  return { id, status: 'normal', authFunction: 'deployed', owner, permissions: [] }
}

const unknownOwner: AccountView = { appId: '资源方 AppID', name: '', kind: 'mini-program' }
