import { useQuery } from '@tanstack/react-query'
import { currentEnvironmentQuery, ownEnvironmentsQuery, receivedEnvironmentsQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import { displayName } from '../../text/displayName.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useRouter } from '../../router/Router.tsx'
import { environmentsText } from '../../text/environments.ts'
import { useText } from '../../text/sentences.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './EnvironmentPage.module.css'

/** Another environment to look at. Which one the account works in is chosen elsewhere, and stays. */
export function EnvironmentChooser({ environmentId, resource }: { environmentId: string; resource: Resource }) {
  const t = useText(environmentsText)
  const { navigate } = useRouter()
  const current = useQuery(currentEnvironmentQuery).data?.environmentId
  const own = useQuery(ownEnvironmentsQuery).data?.items ?? []
  const received = useQuery(receivedEnvironmentsQuery).data?.items ?? []
  const hasCloud = useQuery(sessionQuery).data?.account.cloud !== 'not-opened'
  const label = (id: string, source: string) => t.option(id, id === current ? [source, t.chosen] : [source])
  const options = [
    ...own.map(({ id }) => ({ value: id, label: label(id, t.own) })),
    ...received.map(({ id, owner }) => ({
      value: id,
      label: label(id, t.receivedFrom(displayName(owner.name, owner.appId))),
    })),
  ]
  const isKnown = options.some(({ value }) => value === environmentId)
  return (
    <div className={styles.chooser}>
      <Select
        label={t.choose}
        showLabel
        options={isKnown ? options : [{ value: '', label: t.choosePlaceholder }, ...options]}
        value={isKnown ? environmentId : ''}
        onChosen={(id) => id !== '' && navigate(paths.items(id, resource))}
      />
      <p className={styles.chosen}>
        {current !== undefined && (
          <>{current === environmentId ? t.isChosen : current === null ? t.noneChosen : t.isNotChosen(current)} </>
        )}
        <Link to={paths.environment()}>{t.toSettings}</Link>
      </p>
      {!hasCloud && <p className={styles.chosen}>{t.withoutCloud}</p>}
    </div>
  )
}
