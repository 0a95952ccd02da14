import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import { useWrite } from '../../api/useWrite.ts'
import { WriteFailure } from '../../components/WriteFailure.tsx'
import { addItem } from '../../contract/item.ts'
import type { EnvironmentView } from '../../contract/environmentView.ts'
import { authFunctionRule, authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { authFunctionName } from '../../domain/items/item.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { nextStepsText } from '../../text/nextSteps.ts'
import { useSamples } from '../../text/samples.ts'
import { useText } from '../../text/sentences.ts'
import { settingsText } from '../../text/settings.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './NextSteps.module.css'

interface Deployment {
  deploy: () => void
}

/**
 * Whether `cloudbase_auth` is there in each environment, and one press that puts the example into every one that lacks it. Each
 * environment has a write of its own: what is refused or not known of one is said beside it, and a press again repeats that one alone.
 */
export function ReadinessList({ environments }: { environments: readonly EnvironmentView[] }) {
  const t = useText(nextStepsText)
  const deployments = useRef(new Map<string, Deployment>())
  const [pending, setPending] = useState<readonly string[]>([])
  const list = useRef<HTMLUListElement>(null)
  const missing = environments.filter(({ authFunction }) => authFunction === 'missing')
  const onDone = (id: string) => setPending((others) => others.filter((other) => other !== id))

  function deployAll() {
    // The button goes once nothing is missing.
    list.current?.focus()
    setPending(missing.map(({ id }) => id))
    for (const { id } of missing) deployments.current.get(id)?.deploy()
  }

  return (
    <>
      <ul className={styles.environments} aria-label={t.readinessOf} ref={list} tabIndex={-1}>
        {environments.map((environment) => (
          <EnvironmentRow
            key={environment.id}
            environment={environment}
            onDone={() => onDone(environment.id)}
            ref={(deployment) => {
              if (deployment) deployments.current.set(environment.id, deployment)
              return () => void deployments.current.delete(environment.id)
            }}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <Button kind="primary" busy={pending.length > 0} onClick={deployAll}>
          {pending.length > 0 ? t.deploying : t.deploy(missing.length)}
        </Button>
      )}
    </>
  )
}

function EnvironmentRow({
  environment: { id, authFunction },
  onDone,
  ref,
}: {
  environment: EnvironmentView
  onDone: () => void
  ref: Ref<Deployment>
}) {
  const t = useText(nextStepsText)
  const { readiness } = useText(settingsText)
  const inLanguage = useSamples()
  const write = useWrite(addItem)
  const content = { resource: 'functions' as const, code: inLanguage(authFunctionSample), rule: authFunctionRule }
  useImperativeHandle(ref, () => ({
    deploy: () =>
      write.write(
        { input: { environmentId: id, name: authFunctionName, content } },
        { onSuccess: onDone, onError: onDone },
      ),
  }))
  return (
    <li>
      <code className={styles.id}>{id}</code>
      <span data-ready={authFunction === 'deployed'} className={styles.readiness}>
        {write.isPending ? t.deploying : readiness[authFunction]}
      </span>
      <Link to={paths.items(id, 'functions')} aria-label={t.openFunctionsOf(id)}>
        {t.openFunctions}
      </Link>
      {authFunction === 'missing' && <WriteFailure write={write} />}
    </li>
  )
}
