import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { firstPage, toPageRequest } from '../../api/pages.ts'
import { personasQuery } from '../../api/session.ts'
import type { AccountView } from '../../contract/account.ts'

/** As many as one choice offers at a time; of more, those that match a search. */
const pageSize = 50

/** The accounts whose code can be run: a page of them, and always the one chosen and the one that acts. */
export function useCallers(chosen: string, acting: AccountView | undefined) {
  const [search, setSearch] = useState('')
  const first = useQuery(personasQuery(toPageRequest({ ...firstPage, pageSize })))
  const found = useQuery({
    ...personasQuery(toPageRequest({ search, page: 1, pageSize })),
    placeholderData: keepPreviousData,
    enabled: search !== '',
  })
  const listed = [...(first.data?.items ?? []), ...(found.data?.items ?? [])]
  const isListed = listed.some(({ appId }) => appId === chosen)
  // One that the address names may be on a later page.
  const named = useQuery({
    ...personasQuery(toPageRequest({ search: chosen, page: 1, pageSize: 10 })),
    enabled: chosen !== '' && first.isSuccess && !isListed,
  })

  const chosenAccount = [...listed, ...(named.data?.items ?? [])].find(({ appId }) => appId === chosen)
  const offered = (search === '' ? first : found).data?.items ?? []
  const needed = [chosenAccount, acting].filter((account) => account !== undefined)
  const missing = needed.filter(({ appId }) => !offered.some((account) => account.appId === appId))
  return {
    query: first,
    accounts: first.isSuccess && !named.isLoading ? unique([...missing, ...offered]) : undefined,
    search: (first.data?.total ?? 0) > pageSize ? { search, onSearch: setSearch } : undefined,
  }
}

export type CallerSearch = ReturnType<typeof useCallers>['search']

function unique(accounts: readonly AccountView[]): AccountView[] {
  return [...new Map(accounts.map((account) => [account.appId, account])).values()]
}
