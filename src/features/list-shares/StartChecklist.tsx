import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { ownEnvironmentsQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import type { OwnEnvironment } from '../../contract/environment.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { startText } from '../../text/start.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { Icon } from '../../ui/Icon.tsx'
import styles from './StartChecklist.module.css'

type StepName = keyof (typeof startText)['zh-CN']['steps']

interface Step {
  name: StepName
  isDone: boolean
  /** Where it is done, once it can be. */
  way?: ReactNode
}

/** The path to a first call, ticked by what the backend knows: 开通, 添加共享, cloudbase_auth, 调试. */
export function StartChecklist() {
  const t = useText(startText)
  const titleId = useId()
  const session = useQuery(sessionQuery).data
  const environments = useQuery(ownEnvironmentsQuery).data?.items
  if (!session || !environments) return null

  const { auth, isReady } = authStep(environments)
  const steps: Step[] = [
    { name: 'activate', isDone: session.activated },
    {
      name: 'share',
      isDone: session.counts.given > 0,
      way: session.activated && (
        <Link to={paths.shareEnvironments()} {...buttonLook()}>
          {t.toShare}
        </Link>
      ),
    },
    { name: 'deploy', isDone: isReady, way: auth && <Link to={paths.items(auth, 'functions')}>{t.toFunctions}</Link> },
  ]
  // Only the mock backend runs code. Nothing tells that somebody has tried: it stays open.
  if (!import.meta.env.VITE_API_URL)
    steps.push({ name: 'try', isDone: false, way: <Link to={paths.tryCode()}>{t.toTry}</Link> })
  const done = steps.filter(({ isDone }) => isDone).length

  return (
    <section className={styles.start} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{t.title}</h2>
        <p>{t.progress(done, steps.length)}</p>
      </div>
      <ol className={styles.steps}>
        {steps.map(({ name, isDone, way }) => (
          <li key={name} data-done={isDone}>
            <span className={styles.mark}>{isDone && <Icon name="check" />}</span>
            <div>
              <h3>
                {t.steps[name].title}
                <span className={fieldStyles.hidden}> {isDone ? t.done : t.open}</span>
              </h3>
              <p>{t.steps[name].body}</p>
            </div>
            {way}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Whether callers get into one of the environments, and the one to look at: first that which lets nobody in. */
function authStep(environments: readonly OwnEnvironment[]) {
  const usable = environments.filter(({ status }) => status === 'normal')
  const lacking = usable.find(({ authFunction }) => authFunction !== 'deployed')
  return {
    auth: (lacking ?? usable[0])?.id,
    isReady: usable.some(({ authFunction }) => authFunction === 'deployed'),
  }
}
