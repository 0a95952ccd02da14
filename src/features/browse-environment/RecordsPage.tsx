import { Refused } from '../../api/failure.ts'
import { Loading } from '../../components/Loading.tsx'
import { useCollection } from '../../components/environment/useCollection.ts'
import { useReadOnlyReason } from '../../components/environment/useEnvironment.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Card, Page } from '../../components/Page.tsx'
import { PageState } from '../../components/PageState.tsx'
import { StaleNotice } from '../../components/StaleNotice.tsx'
import { displayName } from '../../text/displayName.ts'
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
import styles from './EnvironmentPage.module.css'
import { ReachedEnvironment } from './ReachedEnvironment.tsx'
import { RecordTable } from './RecordTable.tsx'

/** The records of a collection. */
export function RecordsPage({ environmentId, itemId }: { environmentId: string; itemId: string }) {
  const t = useText(recordsText)
  const { collection, gone } = useCollection(environmentId, itemId)
  return (
    <Page
      title={collection && !gone ? t.title(displayName(collection.name, '')) : t.missing}
      intro={t.intro(environmentId)}
      actions={
        <Link to={paths.items(environmentId, 'database')} {...buttonLook()}>
          {t.back}
        </Link>
      }
    >
      <Card>
        <ReachedEnvironment environmentId={environmentId}>
          {(environment) => <RecordList environment={environment} itemId={itemId} />}
        </ReachedEnvironment>
      </Card>
    </Page>
  )
}

function RecordList({ environment, itemId }: { environment: EnvironmentDetails; itemId: string }) {
  const t = useText(recordsText)
  const e = useText(environmentsText)
  const { records, collection, gone } = useCollection(environment.id, itemId)
  const reason = useReadOnlyReason(environment, 'database')
  const accessLevel = accessLevelOf(environment, 'database')
  const data = records.data?.items

  if (accessLevel === 'none')
    return (
      <PageState title={reason ?? ''}>
        {e.nothingBody(displayName(environment.owner.name, environment.owner.appId))}
      </PageState>
    )
  if (gone) return <Alert tone="warning" title={gone} />
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
