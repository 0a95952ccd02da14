import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { recordsQuery } from '../../api/databaseRecords.ts'
import { Refused } from '../../api/failure.ts'
import { firstPage, readListPage, toPageRequest, writeListAddress, type ListPage } from '../../api/pages.ts'
import { Loading } from '../../components/Loading.tsx'
import { useCollection } from '../../components/environment/useCollection.ts'
import { useReadOnlyReason } from '../../components/environment/useEnvironment.ts'
import { LoadFailure } from '../../components/LoadFailure.tsx'
import { Pages } from '../../components/Pages.tsx'
import { PageState } from '../../components/PageState.tsx'
import { SearchBox } from '../../components/SearchBox.tsx'
import { StaleNotice } from '../../components/StaleNotice.tsx'
import type { EnvironmentDetails } from '../../contract/environment.ts'
import { accessLevelOf } from '../../domain/environments/accessLevel.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { useLocation, useRouter } from '../../router/Router.tsx'
import { displayName } from '../../text/displayName.ts'
import { environmentsText } from '../../text/environments.ts'
import { pagesText } from '../../text/pages.ts'
import { recordsText } from '../../text/records.ts'
import { useText } from '../../text/sentences.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button, buttonLook } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './EnvironmentPage.module.css'
import { RecordTable } from './RecordTable.tsx'

/** The records of a collection, as far as this account may see them: searched, a page at a time, as the address says. */
export function RecordList({ environment, itemId }: { environment: EnvironmentDetails; itemId: string }) {
  const e = useText(environmentsText)
  const reason = useReadOnlyReason(environment, 'database')
  const accessLevel = accessLevelOf(environment, 'database')
  if (accessLevel === 'none')
    return (
      <PageState title={reason ?? ''}>
        {e.nothingBody(displayName(environment.owner.name, environment.owner.appId))}
      </PageState>
    )
  return (
    <>
      {reason && (
        <p className={styles.reason} role="note">
          {reason}
        </p>
      )}
      <Records environmentId={environment.id} itemId={itemId} isEditable={accessLevel === 'operate'} />
    </>
  )
}

interface RecordsProps {
  environmentId: string
  itemId: string
  isEditable: boolean
}

function Records({ environmentId, itemId, isEditable }: RecordsProps) {
  const t = useText(recordsText)
  const { clear } = useText(pagesText)
  const { navigate } = useRouter()
  const { search } = useLocation()
  const list = readListPage(new URLSearchParams(search))
  const { collection, gone } = useCollection(environmentId, itemId)
  const records = useQuery({
    ...recordsQuery({ environmentId, itemId, ...toPageRequest(list) }),
    placeholderData: keepPreviousData,
  })
  const place = useRef<HTMLDivElement>(null)
  const { data } = records

  function show(change: Partial<ListPage>, { replace = false } = {}) {
    navigate(`?${writeListAddress({ ...list, page: 1, ...change }, firstPage)}`, { replace })
  }

  /** The button that was pressed goes away with what it cleared. */
  function clearSearch() {
    show({ search: '' })
    place.current?.querySelector('input')?.focus()
  }

  if (gone) return <Alert tone="warning" title={gone} />
  const isEmpty = data?.total === 0 && list.search === ''
  const hasFailed = records.isError && !(records.error instanceof Refused)
  const retry = () => void records.refetch()
  return (
    <div className={styles.items} ref={place} aria-busy={records.isFetching}>
      {hasFailed && data && <StaleNotice since={records.dataUpdatedAt} onRetry={retry} />}
      <div className={styles.bar}>
        {!isEmpty && (
          <div role="search" className={styles.search}>
            <SearchBox
              search={list.search}
              placeholder={t.searchPlaceholder}
              onSearch={(sought) => show({ search: sought }, { replace: true })}
            />
          </div>
        )}
        {isEditable && (
          <Link to={paths.newRecord(environmentId, itemId, search)} {...buttonLook('primary')}>
            <Icon name="plus" />
            {t.add}
          </Link>
        )}
      </div>
      {hasFailed && !data ? (
        <LoadFailure error={records.error} onRetry={retry} />
      ) : isEmpty ? (
        <PageState title={t.empty}>{isEditable ? t.emptyBody : t.emptyToLook}</PageState>
      ) : data?.total === 0 ? (
        <PageState title={t.noMatch} action={<Button onClick={clearSearch}>{clear}</Button>} />
      ) : (
        <RecordTable
          environmentId={environmentId}
          itemId={itemId}
          collection={collection?.name ?? ''}
          records={data?.items}
          search={search}
          isEditable={isEditable}
        />
      )}
      <div className={styles.bar}>
        <p role="status" className={styles.count}>
          {data ? t.count(data.total) : !hasFailed && <Loading />}
        </p>
        {data && data.total > firstPageSize && (
          <Pages
            total={data.total}
            page={data.page}
            pageSize={list.pageSize}
            onPage={(page) => show({ page })}
            onPageSize={(pageSize) => show({ pageSize })}
          />
        )}
      </div>
    </div>
  )
}

/** Nobody needs to turn pages of which there is one at any size. */
const firstPageSize = 10
