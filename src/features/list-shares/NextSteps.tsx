import { useEffect, useRef } from 'react'
import { CodeSample } from '../../components/CodeSample.tsx'
import { displayName } from '../../text/displayName.ts'
import { snippetsFor } from '../../domain/cloud/snippets.ts'
import type { ShareView } from '../../contract/share.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useLocation } from '../../router/Router.tsx'
import { useText } from '../../text/sentences.ts'
import { nextStepsText } from '../../text/nextSteps.ts'
import { settingsText } from '../../text/settings.ts'
import { snippetsText } from '../../text/snippets.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './NextSteps.module.css'

/** The way from a share to a first call: the owner's cloudbase_auth, then the grantee's code with the real ids. */
export function NextSteps({ share, onDismissed }: { share: ShareView; onDismissed: () => void }) {
  const t = useText(nextStepsText)
  const s = useText(snippetsText)
  const { readiness } = useText(settingsText)
  const location = useLocation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const environments = share.grants.map(({ environment }) => environment)
  const isReady = environments.every(({ authFunction }) => authFunction === 'deployed')
  const snippets = snippetsFor(share, '')
  const snippet = snippets?.callers.find(({ kind }) => kind === snippets.first)
  return (
    <section className={styles.next} aria-labelledby="shared-next">
      <div className={styles.head}>
        <h2 className={styles.title} id="shared-next" ref={title} tabIndex={-1}>
          {t.sharedWith(displayName(share.grantee.name, share.grantee.appId))}
        </h2>
        <Button onClick={onDismissed}>{t.dismiss}</Button>
      </div>
      <div className={styles.steps}>
        <div className={styles.step}>
          <h3>{t.authTitle}</h3>
          <p>{isReady ? t.authReady : t.authBody}</p>
          <ul className={styles.environments} aria-label={t.readinessOf}>
            {environments.map(({ id, authFunction }) => (
              <li key={id}>
                <code className={styles.id}>{id}</code>
                <span data-ready={authFunction === 'deployed'} className={styles.readiness}>
                  {readiness[authFunction]}
                </span>
                <Link to={paths.items(id, 'functions')} aria-label={t.openFunctionsOf(id)}>
                  {t.openFunctions}
                </Link>
              </li>
            ))}
          </ul>
          <details open={!isReady}>
            <summary>{t.authExample}</summary>
            <CodeSample code={authFunctionSample} label={t.authTitle} />
          </details>
        </div>
        {snippet && (
          <div className={styles.step}>
            <h3>{t.callTitle}</h3>
            <p>{s.needs[snippet.kind]}</p>
            <CodeSample code={snippet.code} label={s.kind[snippet.kind]} />
            <Link to={paths.snippets('given', share.id, location.search)}>{t.allSnippets}</Link>
          </div>
        )}
      </div>
    </section>
  )
}
