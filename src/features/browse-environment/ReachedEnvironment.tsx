import { useEffect, useRef, type ReactNode } from 'react'
import { Refused } from '../../api/failure.ts'
import { useEnvironment, useLossSentence } from '../../components/environment/useEnvironment.ts'
import { LoadState } from '../../components/LoadState.tsx'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { buttonLook } from '../../ui/Button.tsx'

interface ReachedEnvironmentProps {
  environmentId: string
  children: (environment: EnvironmentDetails) => ReactNode
}

/** Shows something of an environment that can be reached, and says so when it cannot, or not any more. */
export function ReachedEnvironment({ environmentId, children }: ReachedEnvironmentProps) {
  const { query, environment, isLost } = useEnvironment(environmentId)
  if (isLost && environment) return <EnvironmentLost environment={environment} />
  if (environment) return children(environment)
  return query.error instanceof Refused ? <EnvironmentRefused error={query.error} /> : <LoadState queries={[query]} />
}

/** The environment was taken away while it was shown: why, and how to go on. */
function EnvironmentLost({ environment }: { environment: EnvironmentDetails }) {
  const t = useText(environmentsText)
  const loss = useLossSentence(environment, true)
  const alert = useRef<HTMLDivElement>(null)
  // What had the focus is gone with the environment; a dialog keeps it.
  useEffect(() => {
    if (document.activeElement === document.body) alert.current?.focus()
  }, [])
  return (
    <Alert ref={alert} tone="warning" title={loss} actions={<Ways />}>
      <p>{t.lostBody(environment.id)}</p>
    </Alert>
  )
}

/** An address of an environment that is not there, or not for this account. */
function EnvironmentRefused({ error }: { error: Refused }) {
  const t = useText(environmentsText)
  const sentence = useRefusalSentence()
  return (
    <Alert tone="warning" title={sentence(error)} actions={<Ways />}>
      <p>{t.notFoundBody}</p>
    </Alert>
  )
}

function Ways() {
  const t = useText(environmentsText)
  return (
    <>
      <Link to={paths.environments()} {...buttonLook()}>
        {t.back}
      </Link>
      <Link to={paths.shares('received')} {...buttonLook()}>
        {t.toReceived}
      </Link>
    </>
  )
}
