import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { currentEnvironmentQuery, ownEnvironmentsQuery, receivedEnvironmentsQuery } from '../../api/environments.ts'
import { sessionQuery } from '../../api/session.ts'
import { showName } from '../../components/showName.ts'
import type { Resource } from '../../domain/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useRouter } from '../../router/Router.tsx'
import { environmentsText } from '../../text/environments.ts'
import { useText } from '../../text/sentences.ts'
import styles from './EnvironmentPage.module.css'

/** As large as all the rest of the page, and seldom used: the page does not wait for it. */
const Combobox = lazy(() => import('../../ui/Combobox.tsx').then((module) => ({ default: module.Combobox })))

/** Another environment to look at. Which one the account works in is chosen elsewhere, and stays. */
export function EnvironmentChooser({ environmentId, resource }: { environmentId: string; resource: Resource }) {
  const t = useText(environmentsText)
  const { navigate } = useRouter()
  const current = useQuery(currentEnvironmentQuery).data?.environmentId
  const own = useQuery(ownEnvironmentsQuery).data?.items ?? []
  const received = useQuery(receivedEnvironmentsQuery).data?.items ?? []
  const hasCloud = useQuery(sessionQuery).data?.account.cloud !== 'not-opened'
  const note = (id: string, source: string) => (id === current ? `${source} · ${t.chosen}` : source)
  const options = [
    ...own.map(({ id }) => ({ value: id, note: note(id, t.own) })),
    ...received.map(({ id, owner }) => ({ value: id, note: note(id, t.receivedFrom(showName(owner.name, owner.appId))) })),
  ]
  return (
    <div className={styles.chooser}>
      <Suspense fallback={<div className={styles.chooserComing} />}>
        <Combobox
          label={t.choose}
          placeholder={t.choosePlaceholder}
          emptyText={t.noMatch}
          openLabel={t.openList}
          options={options}
          value={options.some(({ value }) => value === environmentId) ? environmentId : ''}
          onChosen={(id) => id !== '' && navigate(paths.items(id, resource))}
        />
      </Suspense>
      <p className={styles.chosen}>
        {current !== undefined && <>{current === environmentId ? t.isChosen : current === null ? t.noneChosen : t.isNotChosen(current)} </>}
        <Link to={paths.environment()}>{t.toSettings}</Link>
      </p>
      {!hasCloud && <p className={styles.chosen}>{t.withoutCloud}</p>}
    </div>
  )
}
