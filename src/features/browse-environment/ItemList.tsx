import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Refused } from '../../api/failure.ts'
import { itemsQuery } from '../../api/items.ts'
import { Loading } from '../../components/Loading.tsx'
import { useReadOnlyReason } from '../../components/environment/useEnvironment.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { PageState } from '../../components/PageState.tsx'
import { StaleNotice } from '../../components/StaleNotice.tsx'
import { displayName } from '../../text/displayName.ts'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { accessLevelOf } from '../../domain/environments/accessLevel.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ItemTable } from './ItemTable.tsx'
import styles from './EnvironmentPage.module.css'

/** What there is of one kind, as far as this account may see it: a list in its four states, or who can open it. */
export function ItemList({ environment, resource }: { environment: EnvironmentDetails; resource: Resource }) {
  const t = useText(environmentsText)
  const owner = displayName(environment.owner.name, environment.owner.appId)
  const reason = useReadOnlyReason(environment, resource)
  if (accessLevelOf(environment, resource) === 'none')
    return <PageState title={reason ?? ''}>{t.nothingBody(owner)}</PageState>
  return (
    <>
      {reason && (
        <p className={styles.reason} role="note">
          {reason}
        </p>
      )}
      <Items environment={environment} resource={resource} />
    </>
  )
}

function Items({ environment, resource }: { environment: EnvironmentDetails; resource: Resource }) {
  const t = useText(itemsText)
  const items = useQuery(itemsQuery({ environmentId: environment.id, resource }))
  const list = useRef<HTMLDivElement>(null)
  const isEditable = accessLevelOf(environment, resource) === 'operate'
  const data = items.data?.items

  async function retry() {
    await items.refetch()
    list.current?.focus()
  }

  if (items.error && !data) {
    // The environment is asked again too, and says what is missing.
    if (items.error instanceof Refused)
      return (
        <p role="status">
          <Loading />
        </p>
      )
    return <LoadFailure error={items.error} onRetry={() => void retry()} />
  }
  return (
    <div ref={list} tabIndex={-1} className={styles.items} aria-busy={items.isFetching}>
      {items.isError && !(items.error instanceof Refused) && (
        <StaleNotice since={items.dataUpdatedAt} onRetry={() => void retry()} />
      )}
      <div className={styles.bar}>
        <p role="status" className={styles.count}>
          {data ? t.count(data.length) : <Loading />}
        </p>
        {isEditable && <AddLink environmentId={environment.id} resource={resource} />}
      </div>
      {data?.length === 0 ? (
        <PageState title={t.empty[resource]}>{isEditable ? t.emptyBody[resource] : t.emptyToLook}</PageState>
      ) : (
        <ItemTable environmentId={environment.id} resource={resource} items={data} isEditable={isEditable} />
      )}
    </div>
  )
}

function AddLink({ environmentId, resource }: { environmentId: string; resource: Resource }) {
  const t = useText(itemsText)
  return (
    <Link to={paths.newItem(environmentId, resource)} {...buttonLook('primary')}>
      <Icon name="plus" />
      {t.add[resource]}
    </Link>
  )
}
