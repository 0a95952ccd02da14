import { useEffect, useRef } from 'react'
import type { Refused } from '../../api/failure.ts'
import { useLossSentence } from '../../components/environment/useEnvironment.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { buttonLook } from '../../ui/Button.tsx'

/** The environment was taken away while it was shown: why, and how to go on. */
export function EnvironmentLost({ environment }: { environment: EnvironmentDetails }) {
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
export function EnvironmentRefused({ error }: { error: Refused }) {
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
