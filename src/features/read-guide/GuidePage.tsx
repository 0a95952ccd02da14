import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session.ts'
import { CodeSample } from '../../components/CodeSample.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { callerSample } from '../../domain/cloud/samples.ts'
import { authFunctionSample } from '../../domain/items/authFunctionSample.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { guideText } from '../../text/guide.ts'
import { useText } from '../../text/sentences.ts'
import styles from './GuidePage.module.css'

type Words = (typeof guideText)['en']
type Side = 'owner' | 'grantee' | 'both'

interface Step {
  key: 'activate' | 'share' | 'grant' | 'deploy' | 'call' | 'console' | 'revoke' | 'deregister'
  side: Side
  /** Where in the console it is done. */
  places: (t: Words) => readonly (readonly [to: string, word: string])[]
}

/** In the order in which they are taken. */
const steps: readonly Step[] = [
  { key: 'activate', side: 'owner', places: (t) => [[paths.extensions(), t.activate.link]] },
  { key: 'share', side: 'owner', places: (t) => [[paths.shareEnvironments(), t.share.link]] },
  { key: 'grant', side: 'owner', places: (t) => [[paths.shares('given'), t.grant.link]] },
  { key: 'deploy', side: 'owner', places: (t) => [[paths.environments(), t.deploy.link]] },
  {
    key: 'call',
    side: 'grantee',
    places: (t) => [
      [paths.tryCode(), t.call.tryLink],
      [paths.errors(), t.call.errorsLink],
    ],
  },
  { key: 'console', side: 'grantee', places: (t) => [[paths.environment(), t.console.link]] },
  {
    key: 'revoke',
    side: 'both',
    places: (t) => [
      [paths.shares('given'), t.grant.link],
      [paths.shares('received'), t.revoke.link],
    ],
  },
  { key: 'deregister', side: 'both', places: (t) => [[paths.extensions(), t.deregister.link]] },
]

/** 使用指南: what to do on either side, step by step, each with the way to where it is done. */
export function GuidePage() {
  const t = useText(guideText)
  const account = useQuery(sessionQuery).data?.account
  const code: Partial<Record<Step['key'], ReactNode>> = {
    deploy: <CodeSample code={authFunctionSample} label={t.ownerCode} />,
    // The AppID and the environment of the public guide where it is not known yet who reads.
    call: (
      <CodeSample code={callerSample(account?.appId ?? 'wxe0e2656d74f0bff3', 'test-f96b31')} label={t.callerCode} />
    ),
  }
  return (
    <Page title={t.title} intro={t.intro}>
      <Card>
        <ol className={styles.steps}>
          {steps.map(({ key, side, places }) => (
            <li key={key}>
              <section className={styles.step} aria-labelledby={`guide-${key}`}>
                <div className={styles.head}>
                  <h2 id={`guide-${key}`}>{t[key].title}</h2>
                  <span className={styles.side}>{t[side]}</span>
                </div>
                <p>{t[key].body}</p>
                <p className={styles.note}>{t[key].note}</p>
                {code[key]}
                <p className={styles.places}>
                  {places(t).map(([to, word]) => (
                    <Link key={word} to={to}>
                      {t.go} {word}
                    </Link>
                  ))}
                </p>
              </section>
            </li>
          ))}
        </ol>
      </Card>
    </Page>
  )
}
