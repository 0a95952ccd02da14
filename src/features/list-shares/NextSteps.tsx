import { useEffect, useRef } from 'react'
import { CodeSample } from '../../components/CodeSample.tsx'
import { showName } from '../../components/showName.ts'
import { callerSample } from '../../components/samples.ts'
import type { ShareView } from '../../contract/share.ts'
import { authFunctionSample } from '../../domain/authFunctionSample.ts'
import type { Readiness } from '../../domain/readiness.ts'
import { useText } from '../../text/sentences.ts'
import { nextStepsText } from '../../text/nextSteps.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './NextSteps.module.css'

/** The way from a share to a first call: the owner's cloudbase_auth, then the grantee's code with the real ids. */
export function NextSteps({ share, onDismissed }: { share: ShareView; onDismissed: () => void }) {
  const t = useText(nextStepsText)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const having = (readiness: Readiness) => share.grants.filter(({ environment }) => environment.authFunction === readiness).map(({ environment }) => environment.id)
  const missing = having('missing')
  const broken = having('broken')
  const isReady = missing.length + broken.length === 0
  return (
    <section className={styles.next} aria-labelledby="shared-next">
      <div className={styles.head}>
        <h2 className={styles.title} id="shared-next" ref={title} tabIndex={-1}>
          {t.sharedWith(showName(share.grantee.name, share.grantee.appId))}
        </h2>
        <Button onClick={onDismissed}>{t.dismiss}</Button>
      </div>
      <div className={styles.steps}>
        <div className={styles.step}>
          <h3>{t.authTitle}</h3>
          {missing.length > 0 && <p>{t.authBody(missing.join(', '))}</p>}
          {broken.length > 0 && <p>{t.authBroken(broken.join(', '))}</p>}
          {isReady && <p>{t.authReady}</p>}
          <details open={!isReady}>
            <summary>{t.authExample}</summary>
            <CodeSample code={authFunctionSample} label={t.authTitle} />
          </details>
        </div>
        <div className={styles.step}>
          <h3>{t.callTitle}</h3>
          <CodeSample code={callerSample(share.owner.appId, share.grants[0]?.environment.id ?? '')} label={t.callTitle} />
        </div>
      </div>
    </section>
  )
}
