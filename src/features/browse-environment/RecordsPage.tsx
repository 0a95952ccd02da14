import { Refused } from '../../api/failure.ts'
import { Loading } from '../../components/Loading.tsx'
import { useCollection } from '../../components/environment/useCollection.ts'
import { useEnvironment, useReadOnlyReason } from '../../components/environment/useEnvironment.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { StaleNotice } from '../../components/StaleNotice.tsx'
import { displayName } from '../../text/displayName.ts'
import { useRefusalSentence } from '../../components/WriteFailure.tsx'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { accessLevelOf } from '../../domain/environments/accessLevel.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { environmentsText } from '../../text/environments.ts'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { buttonLook } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { EnvironmentLost, EnvironmentRefused } from './EnvironmentLost.tsx'
import styles from './EnvironmentPage.module.css'
import { RecordTable } from './RecordTable.tsx'

/** The records of a collection. */
export function RecordsPage({ environmentId, itemId }: { environmentId: string; itemId: string }) {
  const t = useText(recordsText)
  const access = useEnvironment(environmentId)
  const { collection } = useCollection(environmentId, itemId)
  return (
    <Page
      title={collection ? t.title(displayName(collection.name, '')) : t.missing}
      intro={t.intro(environmentId)}
      actions={
        <Link to={paths.items(environmentId, 'database')} {...buttonLook()}>
          {t.back}
        </Link>
      }
    >
      <Card>
        {access.state === 'loading' && (
          <p role="status">
            <Loading />
          </p>
        )}
        {access.state === 'failed' && <LoadFailure error={access.error} onRetry={access.retry} />}
        {access.state === 'refused' && <EnvironmentRefused error={access.error} />}
        {access.state === 'lost' && <EnvironmentLost environment={access.environment} />}
        {access.state === 'there' && <RecordList environment={access.environment} itemId={itemId} />}
      </Card>
    </Page>
  )
}

function RecordList({ environment, itemId }: { environment: EnvironmentDetails; itemId: string }) {
  const t = useText(recordsText)
  const e = useText(environmentsText)
  const sentence = useRefusalSentence()
  const { records, collection, isGone } = useCollection(environment.id, itemId)
  const reason = useReadOnlyReason(environment, 'database')
  const accessLevel = accessLevelOf(environment, 'database')
  const data = records.data?.items

  if (accessLevel === 'none')
    return (
      <PageState title={reason ?? ''}>
        {e.nothingBody(displayName(environment.owner.name, environment.owner.appId))}
      </PageState>
    )
  if (isGone) return <Alert tone="warning" title={sentence({ code: 'item-not-found', params: {} })} />
  if (records.error && !data && !(records.error instanceof Refused))
    return <LoadFailure error={records.error} onRetry={() => void records.refetch()} />
  return (
    <>
      {reason && (
        <p className={styles.reason} role="note">
          {reason}
        </p>
      )}
      <div className={styles.items} aria-busy={records.isFetching}>
        {records.isError && !(records.error instanceof Refused) && (
          <StaleNotice since={records.dataUpdatedAt} onRetry={() => void records.refetch()} />
        )}
        <div className={styles.bar}>
          <p role="status" className={styles.count}>
            {data ? t.count(data.length) : <Loading />}
          </p>
          {accessLevel === 'operate' && (
            <Link to={paths.newRecord(environment.id, itemId)} {...buttonLook('primary')}>
              <Icon name="plus" />
              {t.add}
            </Link>
          )}
        </div>
        {data?.length === 0 ? (
          <PageState title={t.empty}>{accessLevel === 'operate' ? t.emptyBody : t.emptyToLook}</PageState>
        ) : (
          <RecordTable
            environmentId={environment.id}
            itemId={itemId}
            collection={collection?.name ?? ''}
            records={data}
            isEditable={accessLevel === 'operate'}
          />
        )}
      </div>
    </>
  )
}
