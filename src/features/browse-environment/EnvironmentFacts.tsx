import { AccountIdentity } from '../../components/AccountIdentity.tsx'
import { CopyText } from '../../components/environment/CopyText.tsx'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { nounsText } from '../../text/nouns.ts'
import { useText } from '../../text/sentences.ts'
import styles from './EnvironmentPage.module.css'

/** Which environment this is, whose, how it is, and whether callers get into it. */
export function EnvironmentFacts({ environment, resource }: { environment: EnvironmentDetails; resource: Resource }) {
  const t = useText(environmentsText)
  const { status } = useText(nounsText)
  const { id, owner, shareId, authFunction } = environment
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t.environmentId}</dt>
        <dd>
          <CopyText text={id} label={t.copyId(id)} />
        </dd>
      </div>
      <div>
        <dt>{shareId === null ? t.source : t.sharedFrom}</dt>
        <dd>{shareId === null ? t.own : <AccountIdentity account={owner} />}</dd>
      </div>
      <div>
        <dt>{t.status}</dt>
        <dd>
          <span className={styles.tag} data-tone={environment.status === 'normal' ? 'good' : 'bad'}>
            {status[environment.status]}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t.authFunction}</dt>
        <dd>
          <span className={styles.tag} data-tone={authFunction === 'deployed' ? 'good' : 'bad'}>
            {t.readiness[authFunction]}
          </span>{' '}
          {authFunction !== 'deployed' && resource !== 'functions' && (
            <Link to={paths.items(id, 'functions')}>{t.toFunctions}</Link>
          )}
        </dd>
      </div>
    </dl>
  )
}
