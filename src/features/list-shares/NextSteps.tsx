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
import { snippetsText } from '../../text/snippets.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './NextSteps.module.css'
import { ReadinessList } from './ReadinessList.tsx'

/** The way from a share to a first call: the owner's cloudbase_auth, then the grantee's code with the real ids. */
export function NextSteps({ share, onDismissed }: { share: ShareView; onDismissed: () => void }) {
  const t = useText(nextStepsText)
  const s = useText(snippetsText)
  const location = useLocation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus()
    // What stands above it has pushed the new row down.
    document.querySelector('main tr[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  const environments = share.grants.map(({ environment }) => environment)
  // The environment that needs it most: a call to it fails as things are.
  const failing = environments.find(({ authFunction }) => authFunction !== 'deployed')
  const snippets = snippetsFor(share, failing?.id ?? '')
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
          <p>{failing ? t.authBody : t.authReady}</p>
          <ReadinessList environments={environments} />
          <details>
            <summary>{t.authExample}</summary>
            <CodeSample code={authFunctionSample} label={t.authTitle} />
          </details>
        </div>
        {snippet && (
          <div className={styles.step}>
            <h3>{t.callTitle}</h3>
            <p>{s.needs[snippet.kind]}</p>
            <details>
              <summary>{t.callExample}</summary>
              <CodeSample code={snippet.code} label={s.kind[snippet.kind]} />
            </details>
            <Link to={paths.snippets('given', share.id, location.search)}>{t.allSnippets}</Link>
          </div>
        )}
      </div>
    </section>
  )
}
